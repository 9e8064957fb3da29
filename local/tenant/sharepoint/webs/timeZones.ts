/** A zone that a site could keep. */
export interface TimeZone {
  readonly id: number;
  readonly description: string;
  /** Minutes to add to the zone's standard time for UTC. */
  readonly bias: number;
}

/** Source: SPRegionalSettings.TimeZones, the zones by SharePoint's own numbers. */
export const TIME_ZONES: readonly TimeZone[] = [
  { id: 2, description: '(UTC) Dublin, Edinburgh, Lisbon, London', bias: 0 },
  { id: 3, description: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', bias: -60 },
  { id: 4, description: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', bias: -60 },
  { id: 5, description: '(UTC+02:00) Athens, Bucharest', bias: -120 },
  { id: 6, description: '(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague', bias: -60 },
  { id: 7, description: '(UTC+02:00) Minsk', bias: -120 },
  { id: 8, description: '(UTC-03:00) Brasilia', bias: 180 },
  { id: 9, description: '(UTC-04:00) Atlantic Time (Canada)', bias: 240 },
  { id: 10, description: '(UTC-05:00) Eastern Time (US and Canada)', bias: 300 },
  { id: 11, description: '(UTC-06:00) Central Time (US and Canada)', bias: 360 },
  { id: 12, description: '(UTC-07:00) Mountain Time (US and Canada)', bias: 420 },
  { id: 13, description: '(UTC-08:00) Pacific Time (US and Canada)', bias: 480 },
  { id: 14, description: '(UTC-09:00) Alaska', bias: 540 },
  { id: 15, description: '(UTC-10:00) Hawaii', bias: 600 },
  { id: 17, description: '(UTC+12:00) Auckland, Wellington', bias: -720 },
  { id: 18, description: '(UTC+10:00) Brisbane', bias: -600 },
  { id: 20, description: '(UTC+09:00) Osaka, Sapporo, Tokyo', bias: -540 },
  { id: 21, description: '(UTC+08:00) Kuala Lumpur, Singapore', bias: -480 },
  { id: 22, description: '(UTC+07:00) Bangkok, Hanoi, Jakarta', bias: -420 },
  { id: 23, description: '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', bias: -330 },
  { id: 24, description: '(UTC+04:00) Abu Dhabi, Muscat', bias: -240 },
  { id: 26, description: '(UTC+03:00) Baghdad', bias: -180 },
  { id: 49, description: '(UTC+02:00) Cairo', bias: -120 },
  { id: 51, description: '(UTC+03:00) Moscow, St. Petersburg, Volgograd', bias: -180 },
  { id: 57, description: '(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb', bias: -60 },
  { id: 59, description: '(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius', bias: -120 },
  { id: 76, description: '(UTC+10:00) Canberra, Melbourne, Sydney', bias: -600 },
  { id: 93, description: '(UTC) Coordinated Universal Time', bias: 0 },
];
