import { toStamp } from '../../clock';
import type { Answer } from '../wire/answer';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { Complex } from '../wire/values';
import { fromLocal, parseIso, toLocal } from '../../timeZone';
import { TIME_ZONES, type TimeZone } from './timeZones';

/** SharePoint's number of the zone that every site keeps: Dublin, Edinburgh, Lisbon, London. */
const LONDON = 2;

const shape: Shape<undefined> = {
  type: 'SP.RegionalSettings',
  set: 'SP.ApiData.RegionalSettings',
  editLink: () => 'Web/RegionalSettings',
  props: {
    AdjustHijriDays: () => 0,
    AlternateCalendarType: () => 0,
    AM: () => '',
    CalendarType: () => 1,
    Collation: () => 25,
    CollationLCID: () => 2070,
    DateFormat: () => 1,
    DateSeparator: () => '/',
    DecimalSeparator: () => '.',
    DigitGrouping: () => '3;0',
    FirstDayOfWeek: () => 1,
    FirstWeekOfYear: () => 0,
    IsEastAsia: () => false,
    IsRightToLeft: () => false,
    IsUIRightToLeft: () => false,
    ListSeparator: () => ',',
    LocaleId: () => 2057,
    NegativeSign: () => '-',
    NegNumberMode: () => 1,
    PM: () => '',
    PositiveSign: () => '',
    ShowWeeks: () => false,
    ThousandSeparator: () => ',',
    Time24: () => true,
    TimeMarkerPosition: () => 0,
    TimeSeparator: () => ':',
    WorkDayEndHour: () => 1020,
    WorkDayStartHour: () => 540,
    WorkDays: () => 62,
  },
  more: { InstalledLanguages: () => new Complex('SP.LanguageCollection', { Items: LANGUAGES }) },
  links: { TimeZone: { one: () => timeZone(LONDON) }, TimeZones: { many: () => TIME_ZONES.map(zoneEntity) } },
};

const LANGUAGES: readonly Complex[] = [new Complex('SP.Language', { DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 })];

const zoneShape: Shape<TimeZone> = {
  type: 'SP.TimeZone',
  set: 'SP.ApiData.TimeZones',
  editLink: ({ id }) => `Web/RegionalSettings/TimeZones/GetById(${id})`,
  props: {
    Description: zone => zone.description,
    Id: zone => zone.id,
    Information: zone => new Complex('SP.TimeZoneInformation', { Bias: zone.bias, DaylightBias: -60, StandardBias: 0 }),
  },
};

function zoneEntity(zone: TimeZone): Entity {
  return entity(zoneShape, zone);
}

function timeZone(id: number): Entity {
  const zone = TIME_ZONES.find(each => each.id === id);
  if (!zone) throw errors.argument();
  return zoneEntity(zone);
}

/** Time zone and locale of a UK site. */
export function regionalSettings(): Entity {
  return entity(shape, undefined);
}

/** What follows `web/regionalsettings`. */
export const regionalSteps: Steps<undefined> = {
  installedLanguages: {
    facts: 'SP.RegionalSettings',
    verbs: 'GET',
    open: (_, { name }) => reader(name, () => ({ kind: 'value', name: 'InstalledLanguages', value: new Complex('SP.LanguageCollection', { Items: LANGUAGES }) })),
  },
  timeZone: { facts: 'SP.RegionalSettings', verbs: 'GET', open: () => zoneResource() },
  timeZones: { facts: 'SP.RegionalSettings', verbs: 'GET', open: () => zonesResource() },
};
const stepOfRegional = follow(regionalSteps);

export function regionalResource(): Resource {
  return entityResource(regionalSettings(), { step: (segment, call) => stepOfRegional(undefined, segment, call) });
}

/** What follows the site's own time zone: the two conversions that PnPjs offers. */
export const timeZoneSteps: Steps<undefined> = {
  utcToLocalTime: { facts: 'SP.TimeZone', verbs: 'GET POST', open: (_, segment) => conversion('UTCToLocalTime', segment, moment => Date.UTC(...partsOf(moment))) },
  localTimeToUTC: { facts: 'SP.TimeZone', verbs: 'GET POST', open: (_, segment) => conversion('LocalTimeToUTC', segment, moment => fromLocal(asLocal(moment)).getTime()) },
};
const stepOfZone = follow(timeZoneSteps);

function zoneResource(): Resource {
  return entityResource(timeZone(LONDON), { step: (segment, call) => stepOfZone(undefined, segment, call) });
}

/** What follows the zones that sites could keep. */
export const timeZonesSteps: Steps<undefined> = {
  getById: { facts: 'SP.TimeZoneCollection', verbs: 'GET POST', open: (_, segment) => readOnly(timeZone(numberArgument(segment, 'id'))) },
};
const stepOfZones = follow(timeZonesSteps);

function zonesResource(): Resource {
  return collectionResource('timezones', 'SP.ApiData.TimeZones', () => TIME_ZONES.map(zoneEntity), { step: (segment, call) => stepOfZones(undefined, segment, call) });
}

/** A method that only looks something up; PnPjs calls it with POST. */
function readOnly(found: Entity): Resource {
  return entityResource(found, { post: () => ({ kind: 'entity', entity: found }) });
}

function conversion(name: string, segment: Segment, convert: (moment: Date) => number): Resource {
  const convertOnce = (): Answer => {
    const moment = parseIso(textArgument(segment, 'date').replace(/(?<=\d)$/, 'Z'));
    if (!moment) throw errors.wrongPrimitive('Edm.DateTime');
    return { kind: 'value', name, value: toStamp(new Date(convert(moment))), type: 'Edm.DateTime' };
  };
  return { name: segment.name, get: convertOnce, post: convertOnce };
}

function partsOf(moment: Date): [number, number, number, number, number, number] {
  const { year, month, day, hour, minute, second } = toLocal(moment);
  return [year, month - 1, day, hour, minute, second];
}

function asLocal(moment: Date): ReturnType<typeof toLocal> {
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
  };
}
