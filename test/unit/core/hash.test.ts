import fc from 'fast-check';
import { QuickXorHash, quickXorHash } from '../../../src/core/hash';

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The algorithm as the documentation words it: each byte rotated by 11 bits more, the length on the last 8 bytes. */
function asDocumented(content: Uint8Array): string {
  let ring = BigInt(0);
  const width = BigInt(160);
  const mask = (BigInt(1) << width) - BigInt(1);
  content.forEach((byte, index) => {
    const turn = BigInt((index * 11) % 160);
    const value = BigInt(byte);
    ring ^= ((value << turn) | (value >> (width - turn))) & mask;
  });
  ring ^= BigInt(content.length) << BigInt(96);
  const bytes = Array.from({ length: 20 }, (_, index) => Number((ring >> BigInt(8 * index)) & BigInt(255)));
  return Buffer.from(bytes).toString('base64');
}

// Vectors as published with rclone's OneDrive backend.
test.each([
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
  ['0pZP', '0rDEEwAAAAAAAAAAAwAAAAAAAAA='],
  ['/aNzzCFPS/A=', '/RjFHJgRgicsAR4ACAAAAAAAAAA='],
  ['J9iPGCbfZSTNyw==', 'J8DGIzBggm+UgQTNUgYAAAAAAAA='],
  ['XoJ1AsoR4fDYJrDqYs4=', 'XhBEHQSgjAiEAx7YPgEs1CEGZwA='],
  ['gQaybEqS/4UlDc8e4IJm', 'gDCALNigBEn8oxAlZ8AzPAAOQZg='],
  ['2fuxhBJXtpWFe8dOfdGeHw==', 'O9tHLAghgSvYohKFyMMxnNCHaHg='],
  ['XBV6YKU9V7yMakZnFIxIkuU=', 'HbplHsBQih5cgReMQYMRzkABRiA='],
  ['g8VtAh+2Kf4k0kY5tzji2i2zmA==', 'wDNrgwHWAVukwB8kg4YRcnALHIg='],
])('the hash of %s is as published', (content, expected) => {
  expect(quickXorHash(fromBase64(content))).toBe(expected);
});

test('any content hashes as documented, in any chunks', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1200 }), fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 10 }), (content, sizes) => {
      const hash = new QuickXorHash();
      for (let at = 0, turn = 0; at < content.length; turn += 1) {
        const size = sizes[turn % sizes.length];
        hash.update(content.subarray(at, at + size));
        at += size;
      }
      expect(hash.digest()).toBe(asDocumented(content));
    }),
  );
});

test('one changed byte changes the hash', () => {
  const content = new Uint8Array(100000).fill(7);
  const before = quickXorHash(content);
  content[50000] = 8;
  expect(quickXorHash(content)).not.toBe(before);
});
