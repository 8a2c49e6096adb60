import { AudioSampleSink, EncodedPacketSink, MatroskaInputFormat } from 'mediabunny'
import type { AudioSample, EncodedPacket, InputAudioTrack } from 'mediabunny'

/** Samples read without pause after a failure: more packets than mediabunny gives its decoder at once. */
const CAREFUL = 64

/** Packets left out at once, at most, where none can be decoded: some seconds. */
const LONGEST_STEP = 256

/** Failures in a row after which nothing more is expected: then at least 20 minutes could not be decoded. */
const MOST_FAILURES = 200

/** Seconds. Nothing less is looked for behind a place where reading ended too early. */
const SHORTEST_HOLE = 0.5

export interface ReadOptions {
  /** Seconds from which samples are wanted; the first one may begin a little earlier. */
  from: number
  /** Where the sound ends by the file's own account, in seconds; null where it does not tell. */
  end: number | null
  /** Told when something could not be decoded; if it answers false, reading ends there. */
  onDamage: () => boolean
}

/** Decoded sound, and the time at which it begins, in seconds. Whoever takes it closes the sample. */
export interface Placed {
  sample: AudioSample
  time: number
}

/**
 * Decodes the samples of a track in their order. What cannot be decoded is left out, packet by packet:
 * a decoder that has failed is done for, so each time another goes on.
 */
export async function* readSamples(
  track: InputAudioTrack,
  { from, end, onDamage }: ReadOptions,
): AsyncGenerator<Placed> {
  let position = from
  let failures = 0

  function pass(placed: Placed): Placed {
    position = placed.time + placed.sample.duration
    failures = 0
    return placed
  }

  while (failures < MOST_FAILURES) {
    try {
      for await (const placed of samplesFrom(track, position)) yield pass(placed)
      const next = await timeBehindHole(track, position, end)
      if (next === null || !onDamage()) return
      position = next
      failures += 1
      continue
    } catch {
      if (!onDamage()) return
    }
    const { read, hasFailed } = await readOn(track, position)
    for (const placed of read) yield pass(placed)
    if (!hasFailed) continue
    const step = Math.min(LONGEST_STEP, 2 ** failures)
    const next =
      (await timeAfter(track, position, step)) ?? (await timeBehindHole(track, position, end))
    if (next === null) return
    position = next
    failures += 1
  }
}

/**
 * Where packets go on behind a place at which reading ended too early: mediabunny takes a damaged part
 * for the end, but by their times it may find later ones. Null where there are none.
 */
async function timeBehindHole(
  track: InputAudioTrack,
  position: number,
  end: number | null,
): Promise<number | null> {
  if (end === null) return null
  const packets = new EncodedPacketSink(track)

  async function packetAt(time: number): Promise<number | null> {
    try {
      const packet = await packets.getPacket(time)
      return packet && packet.timestamp > position ? packet.timestamp : null
    } catch {
      return null
    }
  }

  let nearest: number | null = null
  let step = SHORTEST_HOLE
  for (; nearest === null && position + step < end; step *= 2) {
    nearest = await packetAt(position + step)
  }
  // The hole ends somewhere in the last step.
  for (let low = position + step / 4; nearest !== null && nearest - low > SHORTEST_HOLE;) {
    const middle = (low + nearest) / 2
    const found = await packetAt(middle)
    if (found === null) low = middle
    else nearest = Math.min(nearest, found)
    if (found !== null && found > middle) break
  }
  return nearest
}

/** Decodes from the packet at `time` on, with a decoder of its own. */
async function* samplesFrom(track: InputAudioTrack, time: number): AsyncGenerator<Placed> {
  const sink = new AudioSampleSink(track)
  const first = Number.isFinite(time) ? await new EncodedPacketSink(track).getPacket(time) : null
  let shift: number | null = null
  for await (const sample of sink.samples(first?.timestamp ?? time)) {
    shift ??= first === null ? 0 : await missingBefore(track, first, sample)
    yield { sample, time: sample.timestamp + shift }
  }
}

/**
 * Seconds that a decoder which begins in the middle leaves out, without moving its times: Vorbis makes
 * no sound of a first packet, and of Opus the warm-up is cut off, as if it were the beginning.
 */
async function missingBefore(
  track: InputAudioTrack,
  first: EncodedPacket,
  sample: AudioSample,
): Promise<number> {
  const codec = await track.getCodec()
  if (codec === 'vorbis') return first.duration
  // Times of Matroska contain the warm-up already.
  if (codec !== 'opus' || (await track.input.getFormat()) instanceof MatroskaInputFormat) return 0
  return Math.max(0, first.duration - sample.duration)
}

/**
 * Reads some samples without ever letting mediabunny wait: it drops those that wait when it fails, and
 * so the place of the failure would not be known.
 */
async function readOn(
  track: InputAudioTrack,
  from: number,
): Promise<{ read: Placed[]; hasFailed: boolean }> {
  const read: Placed[] = []
  try {
    for await (const placed of samplesFrom(track, from)) {
      if (read.push(placed) === CAREFUL) break
    }
    return { read, hasFailed: false }
  } catch {
    return { read, hasFailed: true }
  }
}

/** The time that lies `count` packets behind the one at `time`; null where there is none. */
async function timeAfter(
  track: InputAudioTrack,
  time: number,
  count: number,
): Promise<number | null> {
  const packets = new EncodedPacketSink(track)
  const options = { metadataOnly: true }
  try {
    const start = Number.isFinite(time) ? await packets.getPacket(time, options) : null
    let packet = start ?? (await packets.getFirstPacket(options))
    for (let left = count; packet !== null && left > 0; left--) {
      packet = await packets.getNextPacket(packet, options)
    }
    return packet && Math.max(packet.timestamp, time)
  } catch {
    return null
  }
}
