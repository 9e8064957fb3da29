import fc from 'fast-check';
import { QuickXorHash, quickXorHash } from '../../../local/tenant/store/quickXorHash';

/** The definition taken word for word, bit by bit: slow, and plainly right. */
function byDefinition(bytes: Uint8Array): string {
  const bits = new Uint8Array(160);
  bytes.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit += 1) bits[(index * 11 + bit) % 160] ^= (byte >> bit) & 1;
  });
  const ring = Buffer.alloc(20);
  bits.forEach((bit, index) => {
    ring[index >> 3] |= bit << (index & 7);
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  length.forEach((byte, index) => {
    ring[12 + index] ^= byte;
  });
  return ring.toString('base64');
}

describe('quickXorHash (OneDrive: QuickXorHash algorithm)', () => {
  test.each([
    ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
    ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
    ['0pZP', '0rDEEwAAAAAAAAAAAwAAAAAAAAA='],
  ])('of the bytes %p it is %s', (bytes, hash) => {
    expect(quickXorHash(Buffer.from(bytes, 'base64'))).toBe(hash);
  });

  test('of any bytes it is what the definition says, fed whole or in pieces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(2000), (bytes, at) => {
        const expected = byDefinition(bytes);
        expect(quickXorHash(bytes)).toBe(expected);
        expect(new QuickXorHash().update(bytes.subarray(0, at)).update(bytes.subarray(at)).digest()).toBe(expected);
      })
    );
  });
});
