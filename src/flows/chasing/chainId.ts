/**
 * The number by which Teams replaces an earlier notice with a repeated one: made from the reminder's key, so that a
 * repeat after a lost answer shows once. FNV-1a, 32 bits, never 0.
 */
export function chainIdOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) + 1;
}
