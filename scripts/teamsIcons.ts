import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** Draws the two icons of the Teams app: a sheet with a tick. Run it again after changing a line: `tsx scripts/teamsIcons.ts`. */

type Point = readonly [x: number, y: number];
type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const brand: Rgb = [15, 108, 189];

/** The drawing on a square of 32 units. */
const sheet = { centre: [16, 16] as Point, half: [8.5, 10.5] as Point, corner: 2.5 };
const tick: readonly Point[] = [
  [11.8, 16.6],
  [14.8, 19.6],
  [20.4, 13],
];
const stroke = 2;

/** How far a point is outside the lines, in units; negative inside. */
function distance([x, y]: Point): number {
  const lines = [Math.abs(roundedBox([x, y])), segment([x, y], tick[0], tick[1]), segment([x, y], tick[1], tick[2])];
  return Math.min(...lines) - stroke / 2;
}

function roundedBox([x, y]: Point): number {
  const { centre, half, corner } = sheet;
  const dx = Math.abs(x - centre[0]) - half[0] + corner;
  const dy = Math.abs(y - centre[1]) - half[1] + corner;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
}

function segment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [ux, uy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy)));
  return Math.hypot(x - ax - along * ux, y - ay - along * uy);
}

/** @param margin how many of the 32 units stay free on each side */
function draw(size: number, background: Rgb | undefined, margin: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  const unitsPerPixel = (32 + 2 * margin) / size;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at: Point = [(column + 0.5) * unitsPerPixel - margin, (row + 0.5) * unitsPerPixel - margin];
      const cover = Math.min(1, Math.max(0, 0.5 - distance(at) / unitsPerPixel));
      const colour = background ? white.map((value, index) => Math.round(value * cover + background[index] * (1 - cover))) : white;
      pixels.set([...colour, background ? 255 : Math.round(255 * cover)], (row * size + column) * 4);
    }
  }
  return pixels;
}

function png(size: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    rows.set(pixels.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const folder = join(__dirname, '..', 'teams');
writeFileSync(join(folder, 'outline.png'), png(32, draw(32, undefined, 0)));
writeFileSync(join(folder, 'color.png'), png(192, draw(192, brand, 8)));
