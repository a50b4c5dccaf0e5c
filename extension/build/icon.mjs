import { deflateSync, crc32 } from 'node:zlib';

/** A PNG: a paper plane on a blue square with rounded corners, drawn pixel by pixel. */
export function icon(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [r, g, b, a] = colour((x + 0.5) / size, (y + 0.5) / size);
      rows.set([r, g, b, a], y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colour(x, y) {
  const corner = Math.hypot(Math.max(0.2 - x, x - 0.8, 0), Math.max(0.2 - y, y - 0.8, 0));
  if (corner > 0.2) return [0, 0, 0, 0];
  return inTriangle(x, y) ? [255, 255, 255, 255] : [10, 79, 163, 255];
}

function inTriangle(x, y) {
  const right = x <= 0.8;
  const outline = Math.abs(y - 0.5) <= (x < 0.2 ? -1 : (0.8 - x) * 0.5);
  const fold = Math.abs(y - 0.5) < 0.03 && x < 0.55;
  return right && outline && !fold;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
