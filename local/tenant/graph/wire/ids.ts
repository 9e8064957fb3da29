/** Ids of drives and items in the shapes of SharePoint, made from the store's own guids and read back from them. */

/** `b!` and the guids of site, web and list. */
export function driveId(siteGuid: string, webGuid: string, listGuid: string): string {
  return `b!${Buffer.concat([siteGuid, webGuid, listGuid].map(bytesOf)).toString('base64url')}`;
}

/** The guid of the list that a drive is, or undefined for something else. */
export function listOfDrive(id: string): string | undefined {
  if (!id.startsWith('b!')) return undefined;
  const bytes = Buffer.from(id.slice(2), 'base64url');
  return bytes.length === 48 ? guidOf(bytes.subarray(32)) : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `01` and the guid in base 32. */
export function itemId(guid: string): string {
  let bits = BigInt(`0x${guid.replace(/-/g, '')}`) << 2n;
  let text = '';
  for (let digit = 0; digit < 26; digit++) {
    text = (alphabet[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return `01${text}`;
}

/** The guid of an item, or undefined for something else. */
export function guidOfItem(id: string): string | undefined {
  if (!/^01[A-Z2-7]{26}$/i.test(id)) return undefined;
  let bits = 0n;
  for (const letter of id.slice(2).toUpperCase()) bits = (bits << 5n) | BigInt(alphabet.indexOf(letter));
  return guidOf(Buffer.from((bits >> 2n).toString(16).padStart(32, '0'), 'hex'));
}

function bytesOf(guid: string): Buffer {
  return Buffer.from(guid.replace(/-/g, ''), 'hex');
}

function guidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
