const width = 20;
const bits = 160;
const shift = 11;

/**
 * The checksum that OneDrive and SharePoint keep of a file, as base64: every byte is XORed into 160 bits at a place
 * that moves on by 11 bits, and the length into the last 8 bytes.
 * Source: OneDrive developer documentation, "QuickXorHash algorithm".
 */
export class QuickXorHash {
  private readonly cells = new Uint8Array(width);
  private length = 0;

  public add(bytes: Uint8Array): this {
    let bit = (this.length * shift) % bits;
    for (const byte of bytes) {
      const cell = bit >> 3;
      const spread = byte << (bit & 7);
      this.cells[cell] ^= spread & 0xff;
      this.cells[cell + 1 === width ? 0 : cell + 1] ^= spread >> 8;
      bit += shift;
      if (bit >= bits) bit -= bits;
    }
    this.length += bytes.length;
    return this;
  }

  public base64(): string {
    const result = Uint8Array.from(this.cells);
    let rest = this.length;
    for (let index = width - 8; index < width; index += 1) {
      result[index] ^= rest % 256;
      rest = Math.floor(rest / 256);
    }
    return btoa(String.fromCharCode(...result));
  }
}

export function quickXorHash(bytes: Uint8Array): string {
  return new QuickXorHash().add(bytes).base64();
}

const slice = 8 * 1024 * 1024;

/** Of a file too large to hold in memory at once. */
export async function quickXorHashOf(content: Blob): Promise<string> {
  const hash = new QuickXorHash();
  for (let start = 0; start < content.size; start += slice) {
    hash.add(new Uint8Array(await content.slice(start, start + slice).arrayBuffer()));
  }
  return hash.base64();
}
