/**
 * A small valid MP4 (ISO/IEC 14496-12): ftyp, moov with one empty-sampled video track, mdat grown to the wanted size.
 * Players open it as a movie of the given length without frames.
 */
export function emptyMovie(size: number, seconds: number): Buffer {
  const head = Buffer.concat([fileType(), movie(Math.max(1, Math.round(seconds)))]);
  const filling = Math.max(0, size - head.length - 8);
  const data = Buffer.alloc(filling);
  for (let at = 0; at < filling; at += 4096) data.writeUInt8((at / 4096) % 251, at);
  return Buffer.concat([head, box('mdat', data)]);
}

const timescale = 1000;
const unityMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(content.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4));
  return buffer;
}

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

const fileType = (): Buffer => box('ftyp', text('isom'), words(0x200), text('isomiso2mp41'));

function movie(seconds: number): Buffer {
  const duration = seconds * timescale;
  const movieHeader = box(
    'mvhd',
    words(0, 0, 0, timescale, duration, 0x10000, 0x01000000, 0, 0, ...unityMatrix, 0, 0, 0, 0, 0, 0, 2)
  );
  return box('moov', movieHeader, track(duration));
}

function track(duration: number): Buffer {
  const width = 1280 * 0x10000;
  const height = 720 * 0x10000;
  const header = box('tkhd', words(3, 0, 0, 1, 0, duration, 0, 0, 0, 0, ...unityMatrix, width, height));
  return box('trak', header, media(duration));
}

function media(duration: number): Buffer {
  const header = box('mdhd', words(0, 0, 0, timescale, duration, 0x55c40000));
  const handler = box('hdlr', words(0, 0), text('vide'), words(0, 0, 0), text('VideoHandler\0'));
  const reference = box('dinf', box('dref', words(0, 1), box('url ', words(1))));
  const information = box('minf', box('vmhd', words(1, 0, 0)), reference, sampleTable());
  return box('mdia', header, handler, information);
}

function sampleTable(): Buffer {
  return box(
    'stbl',
    box('stsd', words(0, 0)),
    box('stts', words(0, 0)),
    box('stsc', words(0, 0)),
    box('stsz', words(0, 0, 0)),
    box('stco', words(0, 0))
  );
}
