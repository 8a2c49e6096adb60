import { expect, test } from 'vitest'
import type { Transcript } from '../../../electron/service/transcription/transcript.ts'
import { cutsUntil, says, textIn, until, wordsIn, type Asked } from './transcriber-lab.ts'
import { fails, openTrial } from './transcriber-trial.ts'

const trial = openTrial()
const { start, ended, pieces, kinds, isDone } = trial

/** Five minutes in pieces of 15 s. */
const ends = Array.from({ length: 20 }, (_, index) => 15 * (index + 1))
/** Fifty of them: the sound of the tests cannot tell places beyond 54. */
const hour = Array.from({ length: 200 }, (_, index) => 15 * (index + 1))
const talk = hour.slice(0, 100)
const secondsOf = ({ from, to }: Asked): number => to - from
const lengths = (): number[] => trial.lab.asked.map(secondsOf)
const texts = ends.map((to) => textIn({ from: to - 15, to }))

/** With a time for each ten words. */
function tells(asked: Asked): Transcript {
  const words = wordsIn(asked)
  const segments = []
  for (let at = 0; at < words.length; at += 10) {
    const own = words.slice(at, at + 10)
    segments.push({ start: at / 2, end: (at + own.length) / 2, text: own.join(' ') })
  }
  return { text: words.join(' '), language: 'et', segments }
}

function limited(answering: (asked: Asked) => Transcript = tells, perMinute = 10): void {
  Object.assign(start(answering).pace, { perMinute, isLimiting: true })
}

test('where the requests of a minute are the limit, neighbouring pieces go as one, nine minutes at most, and each gets its own text', async () => {
  limited(tells, 4)
  const id = ended(cutsUntil(...talk))
  await until(isDone(id))
  expect(pieces(id).map(({ text }) => text)).toEqual(
    talk.map((to) => textIn({ from: to - 15, to })),
  )
  expect(Math.max(...lengths())).toBeGreaterThan(500)
  expect(Math.max(...lengths())).toBeLessThanOrEqual(540)
  expect(trial.lab.asked.length).toBeLessThan(25)
  expect(trial.lab.reported).toEqual([])
}, 30_000)

test('where nothing is limited, pieces go alone', async () => {
  start(tells)
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(Math.max(...lengths())).toBe(15)
})

test('what is said in a dictation goes as it was said, whatever the limits', async () => {
  limited()
  const id = ended(cutsUntil(...ends), 'microphone')
  await until(isDone(id))
  expect(Math.max(...lengths())).toBe(15)
})

test('a run of which a part is missing is asked for again in that part', async () => {
  limited((asked) => {
    const whole = tells(asked)
    const segments = whole.segments ?? []
    if (secondsOf(asked) <= 28) return whole
    const kept = segments.filter((_, index) => index > 2)
    return { ...whole, text: kept.map(({ text }) => text).join(' '), segments: kept }
  })
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(pieces(id).map(({ text }) => text)).toEqual(texts)
})

test('without times two minutes at most go as one, and too little text for the speech is not believed', async () => {
  const few: Asked[] = []
  limited((asked) => {
    if (secondsOf(asked) <= 28) return says(textIn(asked))
    const words = wordsIn(asked)
    if (few.length > 3) return says(words.join(' '))
    few.push(asked)
    return says(words.slice(0, Math.floor(words.length * 0.8)).join(' '))
  })
  const id = ended(cutsUntil(...hour))
  await until(isDone(id))
  expect(few).toHaveLength(4)
  expect(Math.max(...lengths())).toBeLessThanOrEqual(120)
  const said = pieces(id).map(({ text }) => text)
  expect(said.join(' ').split(' ')).toEqual(wordsIn({ from: 0, to: 3000 }))
}, 30_000)

const circles = 'ja nii edasi '.repeat(60).trim()

test('without times a run that ends in a repetition is believed nowhere: what is said where is not known', async () => {
  let isAstray = true
  limited((asked) => {
    if (secondsOf(asked) <= 28 || !isAstray) return says(textIn(asked))
    isAstray = false
    return says(`${textIn({ from: asked.from, to: asked.from + 14 })} ${circles}`)
  })
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(isAstray).toBe(false)
  const said = pieces(id).map(({ text }) => text)
  expect(said.join(' ').split(' ')).toEqual(wordsIn({ from: 0, to: 300 }))
})

test('with times a repetition that begins at the end of a piece is taken out of it, too', async () => {
  let isAstray = true
  limited((asked) => {
    const whole = tells(asked)
    const all = whole.segments ?? []
    if (secondsOf(asked) <= 28 || !isAstray) return whole
    isAstray = false
    // 15 s of the first piece are three segments; the last of them has two rounds, the next piece the rest.
    const rounds = { text: 'ja nii edasi ja nii edasi', start: 13, end: 15 }
    const more = { text: circles, start: 15, end: 30 }
    const kept = [...all.slice(0, 2), { ...all[2]!, end: 13 }, rounds, more]
    const segments = [...kept, ...all.filter((segment) => segment.start >= 30)]
    return { ...whole, text: segments.map(({ text }) => text).join(' '), segments }
  })
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(isAstray).toBe(false)
  expect(pieces(id).map(({ text }) => text)).toEqual(texts)
})

type Told = NonNullable<Transcript['segments']>
const saying = (segments: Told): Transcript => ({
  text: segments.map(({ text }) => text).join(' '),
  language: 'et',
  segments,
})
const retimed =
  (place: (seconds: number) => number) =>
  (told: Told): Told =>
    told.map(({ start, end, text }) => ({ start: place(start), end: place(end), text }))

test.each<[string, (told: Told) => Told]>([
  ['are all nought', retimed(() => 0)],
  ['are half of what they should be', retimed((seconds) => seconds / 2)],
  ['leave pauses out', retimed((seconds) => seconds * 0.97)],
  [
    'close over a part that is missing',
    (told) => [...told.slice(0, 4), ...retimed((seconds) => seconds - 30)(told.slice(10))],
  ],
  [
    'leave out a second and a half before the end of a piece',
    (told) =>
      told.map((segment, index) =>
        index === 5
          ? { ...segment, end: 28.5, text: segment.text.split(' ').slice(0, 7).join(' ') }
          : segment,
      ),
  ],
  [
    'go on over the end of a piece before one that is short',
    (told) => [
      ...told.slice(0, 4),
      { start: 20, end: 31.5, text: `${told[4]?.text} ${told[5]?.text}` },
      ...told.slice(8),
    ],
  ],
  [
    'have a farewell that nobody says at the end',
    (told) => {
      const last = told.at(-1)!
      return [
        ...told.slice(0, -1),
        { ...last, end: last.end - 1 },
        { start: last.end - 1, end: last.end, text: 'Aitäh vaatamast!' },
      ]
    },
  ],
])('a run whose times %s gives each piece its own text all the same', async (_, spoilt) => {
  let runs = 0
  limited((asked) => {
    const whole = tells(asked)
    if (secondsOf(asked) <= 28) return whole
    runs += 1
    return saying(spoilt(whole.segments ?? []))
  })
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(runs).toBeGreaterThan(0)
  expect(pieces(id).map(({ text }) => text)).toEqual(texts)
})

test('a service that refuses long sounds gets shorter ones, down to single pieces', async () => {
  limited((asked) => (secondsOf(asked) > 20 ? fails('too_large') : tells(asked)))
  const id = ended(cutsUntil(...ends))
  await until(isDone(id))
  expect(pieces(id).map(({ text }) => text)).toEqual(texts)
  expect(lengths().filter((length) => length > 28).length).toBeLessThan(4)
})

test.each(['server_error', 'timed_out', 'request_refused'] as const)(
  'a service that fails at long sounds (%s) gets shorter ones, and no piece becomes a gap for it',
  async (code) => {
    limited((asked) => (secondsOf(asked) > 28 ? fails(code) : tells(asked)))
    const id = ended(cutsUntil(...ends))
    await until(() => {
      trial.lab.clock.advance(60_000)
      return isDone(id)()
    })
    expect(new Set(kinds(id))).toEqual(new Set(['done']))
    expect(pieces(id).map(({ text }) => text)).toEqual(texts)
  },
)
