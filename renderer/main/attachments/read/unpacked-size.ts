/** The end record of a zip archive, and the entries of its directory. */
const endMark = 0x06054b50
const entryMark = 0x02014b50

/**
 * How many bytes a zip archive says it has when unpacked; null where it has no directory that can be read. (APPNOTE.TXT
 * 4.3.12 and 4.3.16; 64-bit archives, which no letter needs, count as endless.)
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return null
    const size = view.getUint32(at + 24, true)
    total += size === 0xffffffff ? Infinity : size
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    at += 46 + lengths.reduce((sum, length) => sum + length, 0)
  }
  return total
}
