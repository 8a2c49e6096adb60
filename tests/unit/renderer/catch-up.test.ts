import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthBehind, mostPerFrame, nextShown } from '../../../renderer/main/chat/catch-up.ts'
import type { LiveAnswer } from '../../../renderer/main/chat/live-answer.ts'
import { createLiveFeed } from '../../../renderer/main/chat/live-feed.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { answerTo, createFakeJutt } from './fake-jutt.ts'

function live(thinking: string, content: string): LiveAnswer {
  return { thinking, content, phase: { kind: 'answering' }, thoughtMs: null }
}

test('a burst is shown in steps that lose and double nothing', () => {
  const text = fc.string({ unit: 'binary', maxLength: 9 * mostPerFrame, size: 'max' })
  fc.assert(
    fc.property(text, text, fc.nat(), (thinking, content, from) => {
      const whole = live(thinking, content)
      let shown = live('', content.slice(0, from % (content.length + 1)))
      for (let behind = lengthBehind(shown, whole); behind > 0;) {
        const next = nextShown(shown, whole)
        const nowBehind = lengthBehind(next, whole)
        expect(behind - nowBehind).toBeGreaterThan(0)
        expect(behind - nowBehind).toBeLessThanOrEqual(mostPerFrame)
        expect(whole.content.startsWith(next.content)).toBe(true)
        shown = next
        behind = nowBehind
      }
      expect(nextShown(shown, whole)).toBe(whole)
    }),
    { numRuns: 30 },
  )
})

test('no character is cut in two', () => {
  const shown = nextShown(live('', ''), live('', `x${'😀'.repeat(mostPerFrame)}`))
  expect(shown.content.isWellFormed()).toBe(true)
})

test('what is shown anew is shown at once', () => {
  const whole = live('', 'x'.repeat(5 * mostPerFrame))
  expect(nextShown(undefined, whole)).toBe(whole)
  expect(nextShown(live('', 'something else'), whole)).toBe(whole)
})

function createFeed() {
  const jutt = createFakeJutt()
  const published: number[] = []
  const ends: AssistantMessage[] = []
  let due: (() => void)[] = []
  const message = answerTo('c', 'm')
  const feed = createLiveFeed({
    jutt,
    schedule(publish) {
      due.push(publish)
      return () => (due = due.filter((other) => other !== publish))
    },
    now: () => 0,
    publish: (answers) => published.push(answers['m']?.content.length ?? -1),
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
    frame() {
      const [publish] = due
      due = []
      publish?.()
      return publish !== undefined
    },
    burst(length: number) {
      const place = { chatId: 'c', messageId: 'm', thinkingFrom: 0, thinking: '', contentFrom: 0 }
      jutt.emit('chats:delta', { ...place, content: 'x'.repeat(length) })
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

test('a burst is spread over frames, and its answer ends when all of it is shown', () => {
  const { published, ends, frame, burst, end } = createFeed()
  burst(3 * mostPerFrame + 1)
  end()
  expect(ends).toEqual([])
  while (frame());
  expect(published).toEqual(
    [1, 2, 3].map((frames) => frames * mostPerFrame).concat(3 * mostPerFrame + 1),
  )
  expect(ends.map(({ content }) => content.length)).toEqual([3 * mostPerFrame + 1])
})

test('an end with little left to show comes at once', () => {
  const { ends, frame, burst, end } = createFeed()
  burst(mostPerFrame)
  end()
  expect(ends.map(({ content }) => content.length)).toEqual([mostPerFrame])
  expect(frame()).toBe(false)
})

test('a chat that is left while it catches up is not caught up', () => {
  const { published, ends, feed, frame, burst, end } = createFeed()
  burst(10 * mostPerFrame)
  frame()
  end()
  feed.reset()
  expect(frame()).toBe(false)
  expect(published).toEqual([mostPerFrame])
  expect(ends).toEqual([])
})
