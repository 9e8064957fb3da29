const WIDTH_BITS = 160;
const SHIFT = 11;
const PERIOD = WIDTH_BITS;

/**
 * OneDrive's quickXorHash, fed piece by piece: each byte is xored into a ring of 160 bits, 11 bits further than the
 * one before it; the length is xored into the last 8 bytes.
 * Source: "Code Snippets: QuickXorHash Algorithm" of the OneDrive developer documentation.
 */
export class QuickXorHash {
  /** Byte n and byte n + 160 fall on the same bits, so that each column is xored first and placed once at the end. */
  private readonly columns = new Uint8Array(PERIOD);
  private length = 0;

  public update(bytes: Uint8Array): this {
    let column = this.length % PERIOD;
    for (const byte of bytes) {
      this.columns[column] ^= byte;
      column = column + 1 === PERIOD ? 0 : column + 1;
    }
    this.length += bytes.length;
    return this;
  }

  /** @returns the hash as base64, 28 characters */
  public digest(): string {
    const ring = new Uint8Array(WIDTH_BITS / 8);
    this.columns.forEach((byte, index) => {
      const bit = (index * SHIFT) % WIDTH_BITS;
      const at = bit >> 3;
      const shifted = byte << (bit & 7);
      ring[at] ^= shifted & 0xff;
      ring[(at + 1) % ring.length] ^= shifted >> 8;
    });
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(this.length));
    length.forEach((byte, index) => {
      ring[ring.length - 8 + index] ^= byte;
    });
    return Buffer.from(ring).toString('base64');
  }
}

export function quickXorHash(bytes: Uint8Array): string {
  return new QuickXorHash().update(bytes).digest();
}
