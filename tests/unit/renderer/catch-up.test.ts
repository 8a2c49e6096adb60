import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstPace,
  leapt,
  lengthBehind,
  nextPace,
  nextShown,
  type Pace,
} from '../../../renderer/main/chat/catch-up.ts'
import type { LiveAnswer } from '../../../renderer/main/chat/live-answer.ts'
import { createLiveFeed } from '../../../renderer/main/chat/live-feed.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { answerTo, createFakeJutt } from './fake-jutt.ts'

const most = 400

function live(thinking: string, content: string): LiveAnswer {
  return { thinking, content, phase: { kind: 'answering' }, thoughtMs: null }
}

test('a burst is shown in steps that lose and double nothing', () => {
  const unit = fc.constantFrom('a', 'õ', '\n', '😀')
  const text = fc.string({ unit, maxLength: 9 * most, size: 'max' })
  fc.assert(
    fc.property(text, text, fc.nat(), (thinking, content, from) => {
      const whole = live(thinking, content)
      let shown = live('', content.slice(0, from % (content.length + 1)))
      for (let behind = lengthBehind(shown, whole); behind > 0;) {
        const next = nextShown(shown, whole, most)
        const nowBehind = lengthBehind(next, whole)
        expect(behind - nowBehind).toBeGreaterThan(0)
        expect(behind - nowBehind).toBeLessThanOrEqual(most)
        expect(whole.content.startsWith(next.content)).toBe(true)
        shown = next
        behind = nowBehind
      }
      expect(nextShown(shown, whole, most)).toBe(whole)
    }),
    { numRuns: 30 },
  )
})

test('no character is cut in two', () => {
  const shown = nextShown(live('', ''), live('', `x${'😀'.repeat(most)}`), most)
  expect(shown.content.isWellFormed()).toBe(true)
})

test('what is shown anew is shown at once', () => {
  const whole = live('', 'x'.repeat(5 * most))
  expect(nextShown(undefined, whole, most)).toBe(whole)
  expect(nextShown(live('', 'something else'), whole, most)).toBe(whole)
})

test('from far behind, all but the last section is shown at once', () => {
  const lastSection = (content: string): number => content.lastIndexOf('#')
  const whole = live('', `${'x'.repeat(7000)}#${'y'.repeat(900)}`)
  expect(leapt(live('', 'x'), whole, lastSection)?.content).toBe('x'.repeat(7000))
  // Within the last section, or near the end, one goes on step by step.
  expect(leapt(live('', whole.content.slice(0, 7000)), whole, lastSection)).toBeNull()
  expect(leapt(live('', 'x'.repeat(2500)), whole, lastSection)).toBeNull()
  expect(leapt(live('', ''), live('', 'x'.repeat(9000)), lastSection)).toBeNull()
})

function createFeed({ renderingMs = 4 } = {}) {
  const jutt = createFakeJutt()
  const published: number[] = []
  const ends: AssistantMessage[] = []
  let due: (() => void)[] = []
  const message = answerTo('c', 'm')
  let moment = 0
  let typedAt = Number.NEGATIVE_INFINITY
  const feed = createLiveFeed({
    jutt,
    schedule(publish) {
      due.push(publish)
      return () => (due = due.filter((other) => other !== publish))
    },
    now: () => moment,
    typedAt: () => typedAt,
    publish(answers) {
      published.push(answers['m']?.content.length ?? -1)
      moment += renderingMs
    },
    message: () => message,
    ended: (ended) => ends.push(ended),
    gap: () => undefined,
  })
  feed.follow([message])
  published.length = 0
  return {
    published,
    ends,
    feed,
    typeKey: () => void (typedAt = moment),
    /** The next frame, 16 ms later; false where nothing waits for one. */
    async frame() {
      const [publish] = due
      due = []
      moment += 16
      publish?.()
      await Promise.resolve()
      return publish !== undefined
    },
    burst(length: number, unit = 'x') {
      const place = { chatId: 'c', messageId: 'm', thinkingFrom: 0, thinking: '', contentFrom: 0 }
      const content = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
      jutt.emit('chats:delta', { ...place, content })
    },
    end: () =>
      jutt.emit('chats:ended', {
        chatId: 'c',
        messageId: 'm',
        state: { kind: 'done', finishReason: 'stop' },
        figures: {},
      }),
  }
}

test('a burst is spread over frames, and its answer ends when all of it is shown', async () => {
  const { published, ends, frame, burst, end } = createFeed()
  const { step } = firstPace
  await Promise.resolve()
  burst(3 * step + 1)
  end()
  expect(ends).toEqual([])
  while (await frame());
  expect(published).toEqual([step, 2 * step, 3 * step, 3 * step + 1])
  expect(ends.map(({ content }) => content.length)).toEqual([3 * step + 1])
})

test('a burst of many sections is leapt over, and the window then left alone for a while', async () => {
  const { published, ends, frame, burst, end } = createFeed()
  await Promise.resolve()
  burst(50_000, 'A paragraph of a text that has many of them.\n\n')
  end()
  let frames = 0
  for (; await frame(); frames += 1);
  expect(published[0]).toBeGreaterThan(48_000)
  expect(frames * 16).toBeGreaterThan(200)
  expect(published.at(-1)).toBe(50_000)
  expect(ends.map(({ content }) => content.length)).toEqual([50_000])
})

test('an end with little left to show comes at once', async () => {
  const { ends, frame, burst, end } = createFeed()
  burst(firstPace.step)
  end()
  expect(ends.map(({ content }) => content.length)).toEqual([firstPace.step])
  expect(await frame()).toBe(false)
})

test('a chat that is left while it catches up is not caught up', async () => {
  const { published, ends, feed, frame, burst, end } = createFeed()
  burst(10 * firstPace.step)
  await frame()
  end()
  feed.reset()
  expect(await frame()).toBe(false)
  expect(published).toEqual([firstPace.step])
  expect(ends).toEqual([])
})

test('what takes long to render is rendered in smaller steps, and less often where that does not help', async () => {
  const slow = createFeed({ renderingMs: 100 })
  slow.burst(100_000)
  let frames = 0
  for (; await slow.frame(); frames += 1);
  // A third of the time at most goes into rendering.
  expect(frames * 16).toBeGreaterThan(2 * 100 * (slow.published.length - 1))
  expect(slow.published.at(-1)).toBe(100_000)

  const after = (tookMs: number, pace: Pace, times: number): Pace =>
    times === 0 ? pace : after(tookMs, nextPace(pace, tookMs), times - 1)
  expect(after(0, firstPace, 20)).toEqual({ step: 1600, restMs: 0 })
  expect(after(7, after(0, firstPace, 20), 20)).toEqual({ step: 640, restMs: 0 })
  expect(after(30, firstPace, 20)).toEqual({ step: 640, restMs: 60 })
})

test('one section that takes long to render is rendered a few times while it comes, and the text between sections as before', async () => {
  const renderings = async (unit: string) => {
    const { published, frame, burst } = createFeed({ renderingMs: 100 })
    await Promise.resolve()
    burst(5900, unit)
    while (await frame());
    expect(published.at(-1)).toBe(5900)
    return published.length
  }
  expect(await renderings('x')).toBeLessThanOrEqual(6)
  expect(await renderings('A paragraph.\n\n')).toBe(Math.ceil(5900 / firstPace.step))
})

test('while somebody types, the window is left alone for a second after a leap, and after nothing else', async () => {
  const framesUntilNext = async (unit: string, isTyping: boolean): Promise<number> => {
    const { published, frame, burst, typeKey } = createFeed({ renderingMs: 100 })
    await Promise.resolve()
    burst(50_000, unit)
    while (published.length === 0) await frame()
    const before = published.length
    let frames = 0
    for (; published.length === before; frames += 1) {
      if (isTyping) typeKey()
      await frame()
    }
    return frames
  }
  const flying = 'A paragraph of a text that has many of them.\n\n'
  expect(await framesUntilNext(flying, true)).toBeGreaterThanOrEqual(1000 / 16)
  expect(await framesUntilNext(flying, false)).toBeLessThanOrEqual(200 / 16 + 1)
  expect(await framesUntilNext('x', true)).toBeLessThanOrEqual(200 / 16 + 1)
})

test('a machine with other things to do does not make the steps longer', () => {
  let pace: Pace = firstPace
  for (let step = 0; step < 50; step++) {
    pace = nextPace(pace, pace.step * 0.2)
    expect(pace.step).toBeLessThanOrEqual(firstPace.step)
  }
})
