import { describe, expect, test } from 'vitest'
import { cutsUntil, says, textIn, until, wordsIn } from './transcriber-lab.ts'
import { ESTONIAN, wholeReading } from './answer/known-answers.ts'
import { openTrial } from './transcriber-trial.ts'

const trial = openTrial()
const { start, ended, pieces, kinds, isDone, places } = trial

describe('an answer with too little text', () => {
  const short = (asked: { from: number; to: number }) => wordsIn(asked).slice(0, 3).join(' ')

  test('is asked for again from a little earlier', async () => {
    start((asked) => says(asked.from === 10 ? short(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(places()).toEqual(['10-20', '9.7-20'])
    expect(pieces(id)[1]).toMatchObject({
      text: textIn({ from: 9.7, to: 20 }),
      state: { kind: 'done' },
    })
  })

  test('and then in two halves', async () => {
    start((asked) => says(asked.to - asked.from > 9 ? short(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    const [, , one, other] = trial.lab.asked
    // The sound tells its place to a tenth of a second.
    expect(Math.abs((one?.to ?? 0) - (other?.from ?? 0))).toBeLessThanOrEqual(0.11)
    expect(one).toMatchObject({ from: 10 })
    expect(other).toMatchObject({ to: 20 })
    expect(pieces(id)[1]?.state).toEqual({ kind: 'done' })
    expect(pieces(id)[1]?.text.split(' ').length).toBeGreaterThan(18)
  })

  test.each(['first', 'second'] as const)(
    'and is a gap where nothing comes of the %s of the halves',
    async (half) => {
      start((asked) => {
        if (asked.to - asked.from > 9) return says(short(asked))
        const isFirst = asked.from === 10
        return says(isFirst === (half === 'first') ? '' : textIn(asked))
      })
      const id = ended(cutsUntil(-10, 20))
      await until(isDone(id))
      expect(pieces(id)[1]?.state).toEqual({ kind: 'gap', reason: { kind: 'short' } })
    },
  )

  /** Tells the text of each whole second in a segment of its own; times are from the start of what was asked for. */
  const timed = (asked: { from: number; to: number }) => {
    const places = Array.from({ length: Math.round(asked.to - asked.from) }, (_, second) => ({
      from: asked.from + second,
      to: Math.min(asked.from + second + 1, asked.to),
    }))
    const segments = places.map((place) => ({
      start: place.from - asked.from,
      end: place.to - asked.from,
      text: textIn(place),
    }))
    return { ...says(segments.map(({ text }) => text).join(' ')), segments }
  }

  test('has the times of what came instead, as places in the recording', async () => {
    start((asked) => (asked.from === 10 ? says(short(asked)) : timed(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    const [first] = pieces(id)[1]?.times ?? []
    // To a second: this sound is none that tells more.
    expect(first?.start).toBeGreaterThanOrEqual(9.7 * 16_000)
    expect(first?.start).toBeLessThan(10.7 * 16_000)
  })

  test('has the times of both halves', async () => {
    start((asked) => (asked.to - asked.from > 9 ? says(short(asked)) : timed(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    const times = pieces(id)[1]?.times ?? []
    expect(times[0]?.start).toBeGreaterThanOrEqual(160_000)
    expect(times[0]?.start).toBeLessThan(176_000)
    expect(times.length).toBeGreaterThanOrEqual(5)
    for (const [index, { start, end }] of times.entries()) {
      expect(start).toBeGreaterThanOrEqual(times[index - 1]?.end ?? 0)
      expect(end).toBeGreaterThan(start)
    }
  })

  test('that stays short is a gap with the most that came, and can be tried again', async () => {
    let isBetter = false
    start((asked) => {
      if (isBetter) return says(textIn(asked))
      return says(asked.from === 9.7 ? 'kolm pikka sõna' : 'üks')
    })
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(trial.lab.asked).toHaveLength(4)
    expect(pieces(id)[1]).toMatchObject({
      state: { kind: 'gap', reason: { kind: 'short' } },
      text: 'kolm pikka sõna',
    })
    isBetter = true
    trial.lab.recordings.retry(id, 1)
    await until(isDone(id))
    expect(pieces(id)[1]).toMatchObject({
      state: { kind: 'done' },
      text: textIn({ from: 10, to: 20 }),
    })
  })

  test('and none at all, however it is asked for, means that what was heard is no speech', async () => {
    start(() => says(''))
    const id = ended(cutsUntil(-10, 11, -20, 24))
    await until(isDone(id))
    // A knock of 1 s may be noise; 4 s are not.
    expect(kinds(id)).toEqual(['silent', 'done', 'silent', 'gap'])
  })

  test('or no word, but signs, as for a knock', async () => {
    start(() => says('♪ ...'))
    const id = ended(cutsUntil(-10, 11, -20, 24))
    await until(isDone(id))
    expect(kinds(id)).toEqual(['silent', 'done', 'silent', 'gap'])
    expect(pieces(id)[1]?.text).toBe('')
  })

  test('by its times is not made whole by the same text without times', async () => {
    start((asked) => {
      const words = wordsIn(asked)
      const isHeard = (at: number) => at < 0.3 * words.length || at >= 0.6 * words.length
      const text = words.filter((_, at) => isHeard(at)).join(' ')
      const segments = words.flatMap((word, at) =>
        isHeard(at) ? [{ start: at / 2, end: (at + 1) / 2, text: word }] : [],
      )
      return { ...says(text), segments: asked.from === 10 ? segments : null }
    })
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(pieces(id)[1]?.state).toEqual({ kind: 'gap', reason: { kind: 'short' } })
  })

  test('in two halves is put together as one sentence', async () => {
    start(({ from, to }) =>
      says(
        to - from > 9
          ? 'Ma'
          : from < 12
            ? `Ma läksin eile õhtul ${textIn({ from, to })}...`
            : `Koju ${textIn({ from, to })}`,
      ),
    )
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(pieces(id)[1]?.text).toMatch(/^Ma läksin .*[^.] koju /)
  })

  test('of 28 s is asked for in no longer sound', async () => {
    start((asked) => says(short(asked)))
    const id = ended(cutsUntil(-10, 38))
    await until(isDone(id))
    for (const { from, to } of trial.lab.asked) expect(to - from).toBeLessThanOrEqual(28)
    expect(kinds(id)).toEqual(['silent', 'gap'])
  })
})

describe('an answer with more text than can be said in the sound', () => {
  /** That of another, longer sound. */
  const foreign = () => says(`${ESTONIAN[0]?.text} ${wholeReading().text}`)

  test('is asked for once more', async () => {
    let times = 0
    start((asked) => ((times += 1) === 1 ? foreign() : says(textIn(asked))))
    const id = ended(cutsUntil(-10, 16))
    await until(isDone(id))
    expect(pieces(id)[1]).toMatchObject({
      text: textIn({ from: 9.7, to: 16 }),
      state: { kind: 'done' },
    })
  })

  test('is a gap where no other comes, without what was said elsewhere', async () => {
    start(foreign)
    const id = ended(cutsUntil(-10, 16))
    await until(isDone(id))
    expect(pieces(id)[1]).toMatchObject({
      text: '',
      state: { kind: 'gap', reason: { kind: 'excess' } },
    })
  })
})

describe('an answer that repeats itself', () => {
  const loop = (asked: { from: number; to: number }) =>
    `${wordsIn(asked).slice(0, 4).join(' ')} ${'ja nii edasi '.repeat(30)}`

  test('is asked for at other temperatures', async () => {
    start((asked) => says(asked.temperature < 0.4 ? loop(asked) : textIn(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(trial.lab.asked.map(({ from, temperature }) => [from, temperature])).toEqual([
      [10, 0],
      [10, 0.2],
      [9.7, 0.4],
    ])
    expect(pieces(id)[1]).toMatchObject({ state: { kind: 'done' } })
  })

  test('that goes on is a gap, with the repetition once', async () => {
    start((asked) => says(loop(asked)))
    const id = ended(cutsUntil(-10, 20))
    await until(isDone(id))
    expect(pieces(id)[1]?.state).toEqual({ kind: 'gap', reason: { kind: 'loop' } })
    expect(pieces(id)[1]?.text.match(/ja nii edasi/g)).toHaveLength(1)
  })
})
