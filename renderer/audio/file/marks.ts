import { ADTS, EncodedPacketSink, FLAC, Input, MP3 } from 'mediabunny'
import type { EncodedPacket, InputFormat } from 'mediabunny'
import type { FileBytes } from './file-bytes.ts'
import type { Mark } from './mark.ts'

/**
 * Formats of which a time is found only by counting frames from the beginning. Their demuxers keep a note of each frame
 * they have seen, 100 MB of ten hours.
 */
const counted: readonly InputFormat[] = [MP3, ADTS, FLAC]

/** Seconds of frames that one demuxer counts. */
const LONGEST_WALK = 1800

/** Seconds before the wanted time in which a packet is looked for that can be told from others. */
const SEARCHED = 10

/** Bytes in which the first packet is looked for: tags may hold pictures. */
const LARGEST_HEAD = 64 * 2 ** 20

/** Bytes of a look for the first packet. */
const LOOK = 2 ** 20

/**
 * Finds the last good place to begin before a time (seconds), counting on from a known one. Null where the format needs
 * none, or where none is sure: then the file has to be read from its beginning.
 */
export async function findMark(
  file: FileBytes,
  format: InputFormat,
  { time, known }: { time: number; known: Mark | null },
): Promise<Mark | null> {
  if (!counted.includes(format)) return null
  for (let mark = known; ;) {
    const reach = (mark?.time ?? 0) + LONGEST_WALK
    const next = await walk(file, format, { from: mark, until: Math.min(time, reach) })
    if (next === null || time <= reach) return next ?? mark
    mark = next
  }
}

/**
 * Counts frames up to a time. Packets tell their lengths, not their places: where bytes between them belong to none, the
 * sum is wrong. So a mark is only where the bytes are those of the packet, and of a different one before it.
 */
async function walk(
  file: FileBytes,
  format: InputFormat,
  { from, until }: { from: Mark | null; until: number },
): Promise<Mark | null> {
  const input = new Input({ source: file.source(from ?? undefined), formats: [format] })
  try {
    const track = await input.getPrimaryAudioTrack()
    const packets = track && new EncodedPacketSink(track)
    let packet = await packets?.getFirstPacket()
    if (!packets || !packet) return null
    const head = from?.head ?? (await placeOf(file, packet.data))
    if (head === null) return null
    const start = from?.time ?? 0
    let byte = from?.byte ?? head
    let before: EncodedPacket | null = null
    let mark: Mark | null = null
    while (packet && start + packet.timestamp <= until) {
      const isNear = start + packet.timestamp > until - SEARCHED
      if (isNear && before && (await isSure(file, byte, before, packet))) {
        mark = { head, byte, time: start + packet.timestamp }
      }
      byte += packet.byteLength
      before = packet.isMetadataOnly ? null : packet
      packet = await packets.getNextPacket(packet, { metadataOnly: !isNear })
    }
    return mark
  } finally {
    input.dispose()
  }
}

/** Whether a packet begins at a byte, and one that can be told from it ends there. */
async function isSure(
  file: FileBytes,
  byte: number,
  before: EncodedPacket,
  packet: EncodedPacket,
): Promise<boolean> {
  if (packet.isMetadataOnly || isSame(before.data, packet.data)) return false
  const start = byte - before.byteLength
  const bytes = await file.read(start, byte + packet.byteLength)
  const length = before.byteLength
  return (
    isSame(bytes.subarray(0, length), before.data) && isSame(bytes.subarray(length), packet.data)
  )
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

/** Where these bytes stand first in a file; null where they do not soon. */
async function placeOf(file: FileBytes, wanted: Uint8Array): Promise<number | null> {
  const [first] = wanted
  if (first === undefined) return null
  for (let at = 0; at < Math.min(file.size, LARGEST_HEAD); at += LOOK) {
    const bytes = await file.read(at, at + LOOK + wanted.length - 1)
    for (let found = bytes.indexOf(first); found !== -1; found = bytes.indexOf(first, found + 1)) {
      if (isSame(bytes.subarray(found, found + wanted.length), wanted)) return at + found
    }
  }
  return null
}
