import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  insertAt,
  liveFrom,
  withDelta,
  withPhase,
  type LiveAnswer,
} from '../../../renderer/main/chat/live-answer.ts'
import { answerTo } from './fake-jutt.ts'

const empty: LiveAnswer = {
  thinking: '',
  content: '',
  phase: { kind: 'queued' },
  thoughtMs: null,
}

function deltasOf(text: string, cuts: readonly number[]) {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])]
  const ordered = places.toSorted((a, b) => a - b)
  return ordered.slice(0, -1).map((from, index) => ({
    chatId: 'c',
    messageId: 'm',
    thinkingFrom: 0,
    thinking: '',
    contentFrom: from,
    content: text.slice(from, ordered[index + 1]),
  }))
}

test('however a text is cut, and whatever comes twice, the text is the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 10 }),
      (text, cuts, repeats) => {
        const deltas = deltasOf(text, cuts)
        const sent = deltas.flatMap((delta, index) => {
          // Earlier deltas again, as after a chat was fetched while it streamed.
          const again = repeats.filter((repeat) => repeat % deltas.length === index)
          return [delta, ...again.map((repeat) => deltas[repeat % (index + 1)] ?? delta)]
        })
        let live: LiveAnswer | null = empty
        for (const delta of sent) live = live && withDelta(live, delta)
        expect(live?.content).toBe(text)
      },
    ),
  )
})

test('a chat opened at any moment goes on without a hole or a double', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 200 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      (text, cuts, openedAt, heardFrom) => {
        const deltas = deltasOf(text, cuts)
        // What main had when the chat was opened, and the deltas this window heard: some of them are in it already.
        const opened = openedAt % (text.length + 1)
        const first = heardFrom % deltas.length
        let live: LiveAnswer | null = { ...empty, content: text.slice(0, opened) }
        const missing = (deltas[first]?.contentFrom ?? 0) > opened
        for (const delta of deltas.slice(first)) live = live && withDelta(live, delta)
        expect(live?.content).toBe(missing ? undefined : text)
      },
    ),
  )
})

test('a delta that changes nothing gives the same object, so that nothing renders', () => {
  const live = { ...empty, content: 'abc' }
  const [delta] = deltasOf('abc', [])
  expect(delta && withDelta(live, delta)).toBe(live)
})

test('a text that is restated replaces all that came, and later text follows it', () => {
  const live = { ...empty, content: 'The user greets me\n' }
  const place = { chatId: 'c', messageId: 'm', thinkingFrom: 0, contentFrom: 0 }
  const restated = withDelta(live, {
    ...place,
    thinking: 'The user greets me',
    content: '',
    restated: true,
  })
  const answered = restated && withDelta(restated, { ...place, thinking: '', content: 'Hello!' })
  expect(answered).toMatchObject({ thinking: 'The user greets me', content: 'Hello!' })
})

test('a piece after a hole has no place', () => {
  expect(insertAt('abc', 4, 'e')).toBeNull()
  expect(insertAt('abc', 3, 'd')).toBe('abcd')
  expect(insertAt('abc', 1, 'bcd')).toBe('abcd')
})

test('the time of thinking ends when the answer begins', () => {
  const thinking = withPhase(empty, { kind: 'thinking', since: 1000 }, 1000)
  const answering = withPhase(thinking, { kind: 'answering' }, 13_500)
  expect(answering.thoughtMs).toBe(12_500)
})

test('only an answer that is being written is live', () => {
  const message = answerTo('c', 'm')
  expect(liveFrom(message)).toEqual(empty)
  expect(liveFrom({ ...message, state: { kind: 'stopped' } })).toBeNull()
})
