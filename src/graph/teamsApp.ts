/** The Teams app of the suite, as its manifest names it. Every notice says it, because SPFx apps share one Entra app. */
export const teamsAppId = '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10';

/** The personal tab "My actions" of the manifest. */
export const myActionsTab = 'my-actions';

/** Types of the manifest's `activities`, each with the parameters that its text names; `actor` is Teams' own. */
export const activityTypes = {
  actionIssued: ['action', 'contract'],
  actionDue: ['when', 'action', 'contract'],
  actionOverdue: ['when', 'action', 'contract'],
  obligationDue: ['when', 'obligation'],
  incidentReported: ['incident', 'contract'],
} as const;

export type ActivityType = keyof typeof activityTypes;
