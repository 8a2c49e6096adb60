import { describe, expect, it } from 'vitest'
import { timesInSound } from '../../../../electron/recordings/alignment/times-in-sound.ts'
import { samplesIn, SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { createSegmenter } from '../../../../shared/speech/segmenter.ts'
import type { TimedText } from '../../../../shared/ipc/schemas/transcripts.ts'
import { createLetterClock } from '../../../../shared/transcript/letter-clock.ts'
import { countLetters } from '../../../../shared/transcript/letters.ts'
import { makeReadTalk, type ReadTalk, type ReadWord } from '../../../e2e/sound/read-talk.ts'
import { areHere } from '../../../e2e/sound/spoken-sentences.ts'
import { mulberry32 } from '../../../long/random.ts'

/** By how many seconds times that are told are wrong, at most. */
const jitter = 0.2

/** Times of some words each, as Whisper tells them: nearly right. */
function toldTimes(own: readonly ReadWord[], end: number, chance: () => number): TimedText[] {
  const told: TimedText[] = []
  const place = (at: number): number => Math.round((at + (2 * chance() - 1) * jitter) * SAMPLE_RATE)
  for (const [index, { word, at }] of own.entries()) {
    const last = told.at(-1)
    const begins = last === undefined || at * SAMPLE_RATE - last.start > samplesIn(5)
    if (begins) told.push({ start: place(at), end, text: word })
    else last.text += ` ${word}`
    const ended = told.at(-1)
    if (ended) ended.end = Math.min(end, place((own[index + 1]?.at ?? at + 0.5) - 0.1))
  }
  return told
}

/** By how many seconds the beginnings of words are missed in pieces of a talk, by their letters alone and by the sound. */
async function errorsIn({ sound, words }: ReadTalk, { areTold }: { areTold: boolean }) {
  const chance = mulberry32(5)
  const segmenter = createSegmenter({ isUnhurried: true })
  const errors = { byLetters: [] as number[], bySound: [] as number[] }
  for (const piece of [...(await segmenter.push(sound)), ...(await segmenter.finish())]) {
    const { start, end, speech } = piece
    const own = words.filter(({ at }) => {
      const place = at * SAMPLE_RATE
      return place >= start - 800 && place < end - 1600
    })
    const text = own.map(({ word }) => word).join(' ')
    const told = areTold ? toldTimes(own, end, chance) : null
    const heard = { sound: sound.subarray(start, end), stretch: { start, end, speech } }
    const times = timesInSound(text, heard, told)
    expect(times).not.toBeNull()
    const missedBy = (told: readonly TimedText[] | null): number[] => {
      const clock = createLetterClock({ text, start, end, speech, times: told })
      let letter = 0
      return own.map(({ word, at }) => {
        const place = clock.startOf(letter) / SAMPLE_RATE
        letter += countLetters(word)
        return Math.abs(place - at)
      })
    }
    errors.byLetters.push(...missedBy(told))
    errors.bySound.push(...missedBy(times))
  }
  return errors
}

const within = (seconds: number, errors: readonly number[]): number =>
  errors.filter((error) => error <= seconds).length / errors.length

describe.skipIf(!areHere)('words of real speech', () => {
  it.each([
    { text: 'without full stops', hasSigns: false, areTold: false },
    { text: 'with full stops', hasSigns: true, areTold: false },
    {
      text: 'of which a service tells the times of some words each',
      hasSigns: true,
      areTold: true,
    },
  ])('$text are found by their sound: nine of ten to 0.3 s', async ({ hasSigns, areTold }) => {
    const { byLetters, bySound } = await errorsIn(makeReadTalk(300, { hasSigns }), { areTold })
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
    const times = timesInSound(text, { sound: noise, stretch: place }) ?? []
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

  it('are near those that a service told, but not where it told of another text or what cannot be', () => {
    const place = stretch(noise)
    const heard = { sound: noise, stretch: place }
    const told = (...texts: string[]) =>
      texts.map((text, index) => ({
        start: place.start + index * 2 * SAMPLE_RATE,
        end: place.start + (index + 1) * 2 * SAMPLE_RATE,
        text,
      }))
    const times = timesInSound('üks kaks kolm, neli', heard, told('Üks kaks', 'kolm neli')) ?? []
    const second = times.find(({ text }) => text.startsWith('kolm'))
    expect(second?.start).toBeGreaterThan(place.start + 1.2 * SAMPLE_RATE)
    const alone = timesInSound('üks kaks', heard)
    expect(timesInSound('üks kaks', heard, told('üks kaks kolm'))).toEqual(alone)
    expect(timesInSound('üks kaks', heard, told('üks'))).toEqual(alone)
    const [first, , last] = told('kaks', '', 'üks')
    if (!first || !last) throw new Error('Nothing was told')
    expect(timesInSound('üks kaks', heard, [last, first])).toEqual(alone)
  })

  it('are none where nothing is said, or more than can be', () => {
    expect(timesInSound('…', { sound: noise, stretch: stretch(noise) })).toBeNull()
    expect(timesInSound('', { sound: noise, stretch: stretch(noise) })).toBeNull()
    const short = new Int16Array(1000)
    expect(
      timesInSound('üks kaks kolm', { sound: short.subarray(0, 100), stretch: stretch(short) }),
    ).toBeNull()
  })
})
