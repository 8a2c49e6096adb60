import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { joined } from './correlate.ts'
import { readWav } from './wav.ts'

const rate = 16_000
/** Debian's pocketsphinx-testdata: sentences of a novel, read by a volunteer of LibriVox. */
const recordings = '/usr/share/pocketsphinx/test/data/librivox'
const recorded = ['0870', '0880', '0890', '0920', '0930'].map((number) =>
  join(recordings, `sense_and_sensibility_01_austen_64kb-${number}.wav`),
)
const spoken = ['et', 'en'].map((name) =>
  join(import.meta.dirname, '../../../resources/practice', `${name}.wav`),
)

/** Is there speech of a person here? Elsewhere it is espeak-ng's, and specs say so. */
export const isRecordedSpeech = recorded.every((file) => existsSync(file))

type Samples = Float32Array<ArrayBuffer>

/** Sentences of 3 to 7 seconds, 16 kHz: recorded ones where Debian's package is installed, else synthetic ones. */
export function sentences(): Samples[] {
  return (isRecordedSpeech ? recorded : spoken).map((file) => readWav(readFileSync(file)).samples)
}

/** What somebody says: silence, then sentences with a pause after each. Times in seconds. */
export function makeTake(
  said: readonly Float32Array[],
  { lead = 0.4, pause = 1, end = 1 } = {},
): Samples {
  const parts = said.flatMap((sentence, index) => [
    sentence,
    silence(index === said.length - 1 ? end : pause),
  ])
  return joined([silence(lead), ...parts])
}

/** A talk of at least so many seconds: the sentences again and again, each time a little faster, so that no two are alike. */
export function makeTalk(seconds: number): Samples {
  const said: Float32Array[] = []
  const own = sentences()
  let [length, round] = [0, 0]
  while (length < seconds * rate) {
    const sentence = own[round % own.length] ?? silence(1)
    const faster = resampled(sentence, 0.9 + 0.023 * Math.floor(round / own.length))
    said.push(faster)
    length += faster.length + 0.8 * rate
    round += 1
  }
  return makeTake(said, { pause: 0.8 })
}

export function silence(seconds: number): Samples {
  return new Float32Array(Math.round(seconds * rate))
}

/** The same, `speed` times as fast and so much higher. */
function resampled(samples: Float32Array, speed: number): Samples {
  return Float32Array.from({ length: Math.floor((samples.length - 1) / speed) }, (_, index) => {
    const at = index * speed
    const whole = Math.floor(at)
    const [before, after] = [samples[whole] ?? 0, samples[whole + 1] ?? 0]
    return before + (after - before) * (at - whole)
  })
}
