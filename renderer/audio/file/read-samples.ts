import { AudioSampleSink, EncodedPacketSink } from 'mediabunny'
import type { AudioSample, InputAudioTrack } from 'mediabunny'

/** Samples read without pause after a failure: more packets than mediabunny gives its decoder at once. */
const CAREFUL = 64

/** Packets left out at once, at most, where none can be decoded: some seconds. */
const LONGEST_STEP = 256

/** Failures in a row after which nothing more is expected: then at least 20 minutes could not be decoded. */
const MOST_FAILURES = 200

export interface ReadOptions {
  /** Seconds from which samples are wanted; the first one may begin a little earlier. */
  from: number
  /** Told when something could not be decoded; if it answers false, reading ends there. */
  onDamage: () => boolean
}

/**
 * Decodes the samples of a track in their order. Whoever takes them closes them. What cannot be decoded
 * is left out, packet by packet: a decoder that has failed is done for, so each time another goes on.
 */
export async function* readSamples(
  track: InputAudioTrack,
  { from, onDamage }: ReadOptions,
): AsyncGenerator<AudioSample> {
  const sink = new AudioSampleSink(track)
  let position = from
  let failures = 0
  while (failures < MOST_FAILURES) {
    try {
      for await (const sample of sink.samples(position)) {
        position = sample.timestamp + sample.duration
        failures = 0
        yield sample
      }
      return
    } catch {
      if (!onDamage()) return
    }
    const { samples, hasFailed } = await readOn(sink, position)
    for (const sample of samples) {
      position = sample.timestamp + sample.duration
      failures = 0
      yield sample
    }
    if (!hasFailed) continue
    const next = await timeAfter(track, position, Math.min(LONGEST_STEP, 2 ** failures))
    if (next === null) return
    position = next
    failures += 1
  }
}

/**
 * Reads some samples without ever letting mediabunny wait: it drops those that wait when it fails, and
 * so the place of the failure would not be known.
 */
async function readOn(
  sink: AudioSampleSink,
  from: number,
): Promise<{ samples: AudioSample[]; hasFailed: boolean }> {
  const samples: AudioSample[] = []
  try {
    for await (const sample of sink.samples(from)) {
      if (samples.push(sample) === CAREFUL) break
    }
    return { samples, hasFailed: false }
  } catch {
    return { samples, hasFailed: true }
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
    let packet = (await packets.getPacket(time, options)) ?? (await packets.getFirstPacket(options))
    for (let left = count; packet !== null && left > 0; left--) {
      packet = await packets.getNextPacket(packet, options)
    }
    return packet && Math.max(packet.timestamp, time)
  } catch {
    return null
  }
}
