const bits = 160;
const bytes = bits / 8;
const shift = 11;

/**
 * The hash by which OneDrive and SharePoint tell whether two files hold the same bytes. Fed in chunks of any size.
 * Byte number i is XORed into a ring of 160 bits at bit 11·i; the length is XORed into the last eight bytes. Every
 * 160th byte starts at the same bit, so bytes are first folded into 160 cells.
 * Source: OneDrive API docs, "Code Snippets: QuickXorHash Algorithm".
 */
export class QuickXorHash {
  private readonly cells = new Uint8Array(bits);
  private length = 0;

  public update(chunk: Uint8Array): this {
    let cell = this.length % bits;
    for (let index = 0; index < chunk.length; index += 1) {
      this.cells[cell] ^= chunk[index];
      cell += 1;
      if (cell === bits) cell = 0;
    }
    this.length += chunk.length;
    return this;
  }

  /** The hash so far, in base64 as Graph gives it. */
  public digest(): string {
    const ring = new Uint8Array(bytes);
    this.cells.forEach((value, cell) => {
      const at = (cell * shift) % bits;
      const byte = Math.floor(at / 8);
      const spread = value << at % 8;
      ring[byte] ^= spread & 0xff;
      ring[(byte + 1) % bytes] ^= spread >> 8;
    });
    let rest = this.length;
    for (let index = bytes - 8; index < bytes; index += 1) {
      ring[index] ^= rest % 256;
      rest = Math.floor(rest / 256);
    }
    return btoa(String.fromCharCode(...Array.from(ring)));
  }
}

/** The hash of a whole content. */
export function quickXorHash(content: Uint8Array): string {
  return new QuickXorHash().update(content).digest();
}
