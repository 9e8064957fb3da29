/** Locale ids of Windows and the names that Graph gives them. Source: "Windows Language Code Identifier (LCID) Reference". */
const locales: Readonly<Record<number, string>> = {
  1030: 'da-dk',
  1031: 'de-de',
  1033: 'en-us',
  1035: 'fi-fi',
  1036: 'fr-fr',
  1040: 'it-it',
  1041: 'ja-jp',
  1043: 'nl-nl',
  1044: 'nb-no',
  1045: 'pl-pl',
  1046: 'pt-br',
  1053: 'sv-se',
  2052: 'zh-cn',
  2055: 'de-ch',
  2057: 'en-gb',
  2070: 'pt-pt',
  3081: 'en-au',
  3082: 'es-es',
  4105: 'en-ca',
  5129: 'en-nz',
  6153: 'en-ie',
};

export function localeName(id: number): string {
  return locales[id] ?? 'en-us';
}

export function localeId(name: string): number | undefined {
  const found = Object.entries(locales).find(([, known]) => known === name.toLowerCase());
  return found && Number(found[0]);
}
