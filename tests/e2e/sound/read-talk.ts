import { mulberry32 } from '../../long/random.ts'
import { spokenSentences } from './spoken-sentences.ts'

const rate = 16_000

/** A word of a talk, as a service that hears everything writes it, and when it is said (seconds). */
export interface ReadWord {
  word: string
  at: number
  isFirst: boolean
}

/** A long talk of real speech of which each word and its place are known. */
export interface ReadTalk {
  sound: Int16Array<ArrayBuffer>
  words: readonly ReadWord[]
  /** The text of a part of the sound, all of it. */
  textOf: (part: Int16Array) => string
}

/** Seconds by which a word may begin before a part, and must begin before its end, to be heard in it. */
const early = 0.05
const late = 0.1

/**
 * The sentences again and again, each faster or slower and louder or softer, as people talk: with pauses of any length, most of them
 * between sentences, some within, and some sentences right behind one another.
 */
export function makeReadTalk(seconds: number, { hasSigns }: { hasSigns: boolean }): ReadTalk {
  const chance = mulberry32(3)
  const sentences = spokenSentences()
  const parts: Int16Array[] = []
  const words: ReadWord[] = []
  let length = 0
  function add(part: Int16Array): void {
    parts.push(part)
    length += part.length
  }
  const quiet = (least: number, most: number): void =>
    add(new Int16Array(Math.round((least + (most - least) * chance()) * rate)))

  for (let turn = 0; length < seconds * rate; turn += 1) {
    const sentence = sentences[turn % sentences.length]
    if (!sentence) throw new Error('There are no sentences')
    if (chance() < 0.3) quiet(0.02, 0.04)
    else quiet(0.3, 1.6)
    const speed = 0.85 + 0.3 * chance()
    const loudness = 0.5 + 0.5 * chance()
    const sound = resampled(sentence.sound, speed).map((sample) => Math.round(sample * loudness))
    let from = 0
    for (const [index, { word, at }] of sentence.words.entries()) {
      const here = Math.round((at / speed) * rate)
      if (index > 0 && chance() < 0.07) {
        add(sound.subarray(from, here))
        quiet(0.25, 1.15)
        from = here
      }
      const isFirst = index === 0
      const text = isFirst && hasSigns ? word.charAt(0).toUpperCase() + word.slice(1) : word
      const sign = hasSigns && index === sentence.words.length - 1 ? '.' : ''
      words.push({ word: text + sign, at: (length + here - from) / rate, isFirst })
    }
    add(sound.subarray(from))
  }
  quiet(1, 1)
  const sound = joined(parts, length)
  return { sound, words, textOf: (part) => textAt(placeOf(part, sound), part.length, words) }
}

function textAt(place: number, length: number, words: readonly ReadWord[]): string {
  const [from, to] = [place / rate - early, (place + length) / rate - late]
  return words
    .filter(({ at }) => at >= from && at < to)
    .map(({ word }) => word)
    .join(' ')
}

/** Samples around the loudest of a part, by which its place is known: to look for its silence would take minutes. */
const mark = 200

/** At which sample of the whole a part begins; no two places are alike, for no two sentences are as loud. */
function placeOf(part: Int16Array, whole: Int16Array<ArrayBuffer>): number {
  const loudest = part.reduce(
    (best, sample, at) => (Math.abs(sample) > Math.abs(part[best] ?? 0) ? at : best),
    0,
  )
  const from = Math.max(0, loudest - mark)
  const marked = part.subarray(from, loudest + mark)
  const place = Buffer.from(whole.buffer).indexOf(
    Buffer.from(marked.buffer, marked.byteOffset, marked.byteLength),
  )
  if (place === -1) throw new Error('That is no part of the talk')
  return place / 2 - from
}

/** The same, `speed` times as fast and so much higher. */
function resampled(sound: Int16Array, speed: number): Int16Array {
  return Int16Array.from({ length: Math.floor((sound.length - 1) / speed) }, (_, index) => {
    const at = index * speed
    const [before = 0, after = 0] = sound.subarray(Math.floor(at), Math.floor(at) + 2)
    return before + (after - before) * (at % 1)
  })
}

function joined(parts: readonly Int16Array[], length: number): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
