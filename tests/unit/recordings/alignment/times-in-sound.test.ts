import { describe, expect, it } from 'vitest'
import { timesInSound } from '../../../../electron/recordings/alignment/times-in-sound.ts'
import { samplesIn, SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { createSegmenter } from '../../../../shared/speech/segmenter.ts'
import type { TimedText } from '../../../../shared/ipc/schemas/transcripts.ts'
import { createLetterClock } from '../../../../shared/transcript/letter-clock.ts'
import { countLetters } from '../../../../shared/transcript/letters.ts'
import { mulberry32 } from '../../../long/random.ts'
import { areHere, spokenSentences, type SpokenWord } from './spoken-sentences.ts'

/** The sentences in any order, each faster or slower and louder or softer, with pauses between them. */
function makeTalk(seconds: number, { hasSigns }: { hasSigns: boolean }) {
  const chance = mulberry32(3)
  const sentences = spokenSentences()
  const parts: Int16Array[] = []
  const words: SpokenWord[] = []
  let length = 0
  function add(part: Int16Array): void {
    parts.push(part)
    length += part.length
  }
  while (length < samplesIn(seconds)) {
    add(new Int16Array(samplesIn(0.15 + 1.45 * chance())))
    const sentence = sentences[Math.floor(chance() * sentences.length)]
    if (!sentence) continue
    const speed = 0.85 + 0.3 * chance()
    const loudness = 0.5 + 0.5 * chance()
    const last = sentence.words.length - 1
    for (const [index, { word, at }] of sentence.words.entries()) {
      const sign = hasSigns && index === last ? '.' : ''
      words.push({ word: word + sign, at: length / SAMPLE_RATE + at / speed })
    }
    add(resampled(sentence.sound, speed).map((sample) => Math.round(sample * loudness)))
  }
  add(new Int16Array(SAMPLE_RATE))
  const sound = new Int16Array(length)
  let at = 0
  for (const part of parts) {
    sound.set(part, at)
    at += part.length
  }
  return { sound, words }
}

function resampled(sound: Int16Array, speed: number): Int16Array {
  return Int16Array.from({ length: Math.floor((sound.length - 1) / speed) }, (_, index) => {
    const at = index * speed
    const [before = 0, after = 0] = sound.subarray(Math.floor(at), Math.floor(at) + 2)
    return before + (after - before) * (at % 1)
  })
}

/** By how many seconds the beginnings of words are missed in pieces of a talk, by their letters alone and by the sound. */
async function errorsIn({ sound, words }: ReturnType<typeof makeTalk>) {
  const segmenter = createSegmenter({ isUnhurried: true })
  const errors = { byLetters: [] as number[], bySound: [] as number[] }
  for (const piece of [...(await segmenter.push(sound)), ...(await segmenter.finish())]) {
    const { start, end, speech } = piece
    const own = words.filter(({ at }) => {
      const place = at * SAMPLE_RATE
      return place >= start - 800 && place < end - 1600
    })
    const text = own.map(({ word }) => word).join(' ')
    const times = timesInSound(text, sound.subarray(start, end), { start, end, speech })
    const missedBy = (told: readonly TimedText[] | null): number[] => {
      const clock = createLetterClock({ text, start, end, speech, times: told })
      let letter = 0
      return own.map(({ word, at }) => {
        const place = clock.startOf(letter) / SAMPLE_RATE
        letter += countLetters(word)
        return Math.abs(place - at)
      })
    }
    errors.byLetters.push(...missedBy(null))
    errors.bySound.push(...missedBy(times))
  }
  return errors
}

const within = (seconds: number, errors: readonly number[]): number =>
  errors.filter((error) => error <= seconds).length / errors.length

describe.skipIf(!areHere)('words of real speech, of which no service tells the times', () => {
  it.each([
    ['without full stops', false],
    ['with full stops', true],
  ])('are found by their sound, %s: nine of ten to 0.3 s', async (_, hasSigns) => {
    const { byLetters, bySound } = await errorsIn(makeTalk(300, { hasSigns }))
    console.log(
      `  of ${bySound.length} words, to 0.3 s: ${within(0.3, bySound).toFixed(3)} by their sound, ${within(0.3, byLetters).toFixed(3)} by their letters`,
    )
    expect(within(0.3, bySound)).toBeGreaterThan(0.9)
    expect(within(0.1, bySound)).toBeGreaterThan(within(0.1, byLetters) + 0.2)
  })
})

describe('times by a sound', () => {
  const stretch = (sound: Int16Array) => ({
    start: 1000,
    end: 1000 + sound.length,
    speech: [{ start: 1000, end: 1000 + sound.length }],
  })
  const noise = Int16Array.from(
    { length: samplesIn(4) },
    (_, index) => ((index * 7919) % 6000) - 3000,
  )

  it.each([
    'üks kaks kolm neli viis kuus',
    'Tere, 12 kilo 50% – ja nii edasi…',
    'привет мир',
    '大家好，谢谢大家。',
    'a\n\nb',
  ])('hold all of the text, in order, within its stretch: %s', (text) => {
    const place = stretch(noise)
    const times = timesInSound(text, noise, place) ?? []
    expect(
      times
        .map((part) => part.text)
        .join('')
        .replaceAll(/\s/g, ''),
    ).toBe(text.replaceAll(/\s/g, ''))
    let before = place.start
    for (const { start, end } of times) {
      expect(start).toBeGreaterThanOrEqual(before)
      expect(end).toBeGreaterThanOrEqual(start)
      before = end
    }
    expect(before).toBeLessThanOrEqual(place.end)
  })

  it('are none where nothing is said, or more than can be', () => {
    expect(timesInSound('…', noise, stretch(noise))).toBeNull()
    expect(timesInSound('', noise, stretch(noise))).toBeNull()
    const short = new Int16Array(1000)
    expect(timesInSound('üks kaks kolm', short.subarray(0, 100), stretch(short))).toBeNull()
  })
})
