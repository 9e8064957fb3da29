/**
 * The rules of the Teams app manifest 1.28 for the parts that this app uses, in JSON Schema draft 7.
 * Source: developer.microsoft.com/json-schemas/teams/v1.28/MicrosoftTeams.schema.json. Properties of the schema that
 * the app does not use (bots, connectors, agents…) are left out, so that using one has to be decided here too.
 */
const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength });
const address = { type: 'string', maxLength: 2048, pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' };
const guid = { type: 'string', pattern: '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$' };
const relativePath = text(2048);
const listOf = (values: readonly string[], maxItems: number): object => ({ type: 'array', minItems: 1, maxItems, uniqueItems: true, items: { enum: values } });
const closed = (required: readonly string[], properties: object): object => ({ type: 'object', additionalProperties: false, required, properties });

const tabContexts = ['personalTab', 'channelTab', 'privateChatTab', 'meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel', 'meetingStage'];

export const manifestSchema = closed(
  ['$schema', 'manifestVersion', 'version', 'id', 'developer', 'name', 'description', 'icons', 'accentColor'],
  {
    $schema: { const: 'https://developer.microsoft.com/json-schemas/teams/v1.28/MicrosoftTeams.schema.json' },
    manifestVersion: { const: '1.28' },
    version: { type: 'string', maxLength: 256, pattern: '^\\d+\\.\\d+\\.\\d+$' },
    id: guid,
    developer: closed(['name', 'websiteUrl', 'privacyUrl', 'termsOfUseUrl'], {
      name: text(32),
      mpnId: text(10),
      websiteUrl: address,
      privacyUrl: address,
      termsOfUseUrl: address,
    }),
    name: closed(['short'], { short: text(30), full: text(100) }),
    description: closed(['short', 'full'], { short: text(80), full: text(4000) }),
    icons: closed(['outline', 'color'], { outline: relativePath, color: relativePath, color32x32: relativePath }),
    accentColor: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
    configurableTabs: {
      type: 'array',
      maxItems: 1,
      items: closed(['configurationUrl', 'scopes'], {
        id: text(64),
        configurationUrl: address,
        canUpdateConfiguration: { type: 'boolean' },
        scopes: listOf(['team', 'groupChat'], 2),
        context: listOf(tabContexts, 7),
      }),
    },
    staticTabs: {
      type: 'array',
      maxItems: 16,
      uniqueItems: true,
      items: closed(['entityId', 'scopes'], {
        entityId: text(64),
        name: text(128),
        contentUrl: address,
        websiteUrl: address,
        scopes: listOf(['team', 'personal', 'groupChat'], 3),
        context: listOf([...tabContexts, 'teamLevelApp'], 8),
      }),
    },
    permissions: listOf(['identity', 'messageTeamMembers'], 2),
    validDomains: { type: 'array', maxItems: 100, uniqueItems: true, items: text(2048) },
    webApplicationInfo: closed(['id'], { id: guid, resource: text(2048) }),
    activities: closed([], {
      activityTypes: {
        type: 'array',
        maxItems: 128,
        items: closed(['type', 'description', 'templateText'], { type: text(64), description: text(128), templateText: text(128) }),
      },
    }),
    defaultInstallScope: { enum: ['personal', 'team', 'groupChat', 'meetings', 'copilot'] },
    defaultGroupCapability: closed([], {
      team: { enum: ['tab', 'bot', 'connector'] },
      groupchat: { enum: ['tab', 'bot', 'connector'] },
      meetings: { enum: ['tab', 'bot', 'connector'] },
    }),
    authorization: closed([], {
      permissions: closed([], {
        resourceSpecific: {
          type: 'array',
          maxItems: 16,
          uniqueItems: true,
          items: closed(['name', 'type'], { name: text(128), type: { enum: ['Application', 'Delegated'] } }),
        },
      }),
    }),
  },
);
