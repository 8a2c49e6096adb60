import type { FileBytes } from './file-bytes.ts'

/** Bytes in which an MP3's first frame lies, behind its ID3 tag. */
const FIRST_FRAME = 4096

/** The largest page of Ogg, in bytes. */
const LARGEST_PAGE = 65_307

/** Bytes by which the header of a RIFF file may be wrong; writers differ in what they count. */
const RIFF_SLACK = 8000

/** Sizes of RIFF from here on are placeholders of programs that could not go back to write the size. */
const RIFF_PLACEHOLDER = 0x7fff_0000

/**
 * Whether the length that an MP3 is said to have is only worked out from its size: without a Xing or
 * Info frame nothing in it tells, and a variable bit rate makes such a length wrong.
 */
export async function isLengthGuessed(file: Pick<FileBytes, 'read'>): Promise<boolean> {
  const tag = await file.read(0, 10)
  const start = ascii(tag, 0, 3) === 'ID3' ? 10 + sizeOfTag(tag) : 0
  const frame = await file.read(start, start + FIRST_FRAME)
  const text = ascii(frame, 0, frame.length)
  return !text.includes('Xing') && !text.includes('Info')
}

/** Whether a RIFF WAVE file ends before the end that its header names. */
export async function isWaveCutOff(file: Pick<FileBytes, 'read' | 'size'>): Promise<boolean> {
  const head = await file.read(0, 8)
  if (ascii(head, 0, 4) !== 'RIFF' || head.length < 8) return false
  const promised = new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8
  return promised < RIFF_PLACEHOLDER && promised - file.size > RIFF_SLACK
}

/** Whether an Ogg file ends within a page. */
export async function isOggCutOff(file: Pick<FileBytes, 'read' | 'size'>): Promise<boolean> {
  const tail = await file.read(Math.max(0, file.size - LARGEST_PAGE), file.size)
  const page = ascii(tail, 0, tail.length).lastIndexOf('OggS')
  const segments = tail[page + 26]
  if (page === -1) return false
  if (segments === undefined || page + 27 + segments > tail.length) return true
  const sizes = tail.subarray(page + 27, page + 27 + segments)
  return page + 27 + segments + sizes.reduce((sum, size) => sum + size, 0) > tail.length
}

/** The size of an ID3v2 tag behind its header: four times seven bits. */
function sizeOfTag(header: Uint8Array): number {
  return header.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0)
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return Array.from(bytes.subarray(start, end), (byte) => String.fromCharCode(byte)).join('')
}
