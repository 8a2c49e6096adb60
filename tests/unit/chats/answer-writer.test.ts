import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnswerWriter, type AnswerWriter } from '../../../electron/chats/answer-writer.ts'
import type { AnswerDelta } from '../../../shared/ipc/schemas/chats.ts'

interface Watched {
  writer: AnswerWriter
  stored: string[]
  published: AnswerDelta[]
  failures: unknown[]
}

function watch(store: () => void = () => undefined): Watched {
  const watched: Omit<Watched, 'writer'> = { stored: [], published: [], failures: [] }
  const writer = createAnswerWriter({
    chatId: 'chat',
    base: { thinking: '', content: '' },
    messageId: 'message',
    append(_sequence, text) {
      store()
      watched.stored.push(text.content)
    },
    restate(text) {
      watched.stored = [text.content]
    },
    publish: (delta) => watched.published.push(delta),
    onFailure: (error) => watched.failures.push(error),
  })
  return { ...watched, writer }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first words are shown at once, the next ones together a frame later', () => {
  const { writer, published } = watch()
  writer.append('content', 'one ')
  expect(published.map(({ content }) => content)).toEqual(['one '])
  writer.append('content', 'two ')
  writer.append('content', 'three ')
  expect(published).toHaveLength(1)
  vi.advanceTimersByTime(16)
  expect(published.map(({ content }) => content)).toEqual(['one ', 'two three '])
})

test('text is stored 250 ms after it came, in one piece', () => {
  const { writer, stored } = watch()
  writer.append('content', 'one ')
  vi.advanceTimersByTime(200)
  writer.append('content', 'two ')
  expect(stored).toEqual([])
  vi.advanceTimersByTime(50)
  expect(stored).toEqual(['one two '])
})

test('whatever the rhythm, every piece is stored once, published once, in order, at most once a frame', () => {
  const step = fc.record({ text: fc.string({ maxLength: 5 }), wait: fc.nat({ max: 300 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { writer, stored, published } = watch()
      let passed = 0
      for (const { text, wait } of steps) {
        writer.append('content', text)
        vi.advanceTimersByTime(wait)
        passed += wait
      }
      expect(published.length).toBeLessThanOrEqual(passed / 16 + 1)
      writer.close()
      const whole = steps.map(({ text }) => text).join('')
      expect(stored.join('')).toBe(whole)
      let shown = ''
      for (const delta of published) {
        expect(delta.contentFrom).toBe(shown.length)
        shown += delta.content
      }
      expect(shown).toBe(whole)
      expect(writer.text().content).toBe(whole)
    }),
  )
})

test('a disk that fails is reported once, and the window still gets the text', () => {
  const full = watch(() => {
    throw new Error('full')
  })
  full.writer.append('content', 'one ')
  vi.advanceTimersByTime(300)
  full.writer.append('content', 'two ')
  vi.advanceTimersByTime(300)
  full.writer.close()
  expect(full.failures).toHaveLength(1)
  expect(full.published.map(({ content }) => content).join('')).toBe('one two ')
})
