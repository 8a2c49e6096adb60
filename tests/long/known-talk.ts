import { closeSync, openSync, writeSync } from 'node:fs'
import { heardWords } from '../service/fake-server/audio/heard-words.ts'
import { sentences } from '../e2e/sound/material.ts'
import { writeWav } from '../e2e/sound/wav.ts'
import { mulberry32 } from './random.ts'

const rate = 16_000
/** Softer samples are silence: -40 dBFS. */
const soft = 328

/** A word that the fake server makes of one place of the sound, wherever its pieces are cut. */
export interface KnownWord {
  word: string
  /** Seconds of the whole file: where its sentence begins to be heard, and the place itself. */
  sentence: number
  at: number
}

/** A long talk of which every word and its place are known: sentences of a person, each time as loud as never before. */
export interface KnownTalk {
  seconds: number
  words: readonly KnownWord[]
}

/** Writes a WAV file of at least so many seconds; the same for the same seed. */
export function writeKnownTalk(file: string, seconds: number, seed = 7): KnownTalk {
  const chance = mulberry32(seed)
  const said = sentences()
  const words: KnownWord[] = []
  const output = openSync(file, 'w')
  let samples = 0
  const write = (part: Int16Array): void => {
    writeSync(output, part)
    samples += part.length
  }
  const isLongEnough = (): boolean => samples >= seconds * rate
  try {
    writeSync(output, Buffer.alloc(44))
    for (let turn = 0; !isLongEnough(); turn += 1) {
      write(new Int16Array(Math.round((0.6 + 0.9 * chance()) * rate)))
      const loudness = 0.55 + 0.4 * chance()
      const sentence = said[turn % said.length] ?? new Float32Array(rate)
      const part = Int16Array.from(sentence, (sample) => Math.round(sample * loudness * 32_767))
      const start = samples / rate
      const onset =
        start +
        Math.max(
          0,
          part.findIndex((sample) => Math.abs(sample) > soft),
        ) /
          rate
      for (const { word, start: at, isPeak } of heardWords(padded(part))) {
        if (isPeak) words.push({ word, sentence: onset, at: start + at - 1 })
      }
      write(part)
    }
    write(new Int16Array(rate))
    const head = writeWav({ sampleRate: rate, samples: new Float32Array(0) }).subarray(0, 44)
    const view = new DataView(head.buffer, head.byteOffset)
    view.setUint32(4, 36 + 2 * samples, true)
    view.setUint32(40, 2 * samples, true)
    writeSync(output, head, 0, 44, 0)
  } finally {
    closeSync(output)
  }
  return { seconds: samples / rate, words: once(words) }
}

/** With the silence around it that it has in the file. */
function padded(part: Int16Array): Parameters<typeof heardWords>[0] {
  const samples = new Int16Array(part.length + 2 * rate)
  samples.set(part, rate)
  return { seconds: samples.length / rate, rate, samples }
}

/** A word that stands for two places tells nothing. */
function once(words: readonly KnownWord[]): KnownWord[] {
  const times = new Map<string, number>()
  for (const { word } of words) times.set(word, (times.get(word) ?? 0) + 1)
  return words.filter(({ word }) => times.get(word) === 1)
}
