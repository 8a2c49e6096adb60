import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ChatState } from '../../../renderer/main/chat/chat-store.ts'
import { createFindStore } from '../../../renderer/main/chat/find/find-store.ts'
import { visibleText } from '../../../renderer/main/chat/find/visible-text.ts'

test('what is looked through is what is seen, without the marks', () => {
  const seen = (markdown: string) => visibleText(markdown).trim()
  expect(seen('## A **bold** and *slanted* `word`')).toBe('A bold and slanted word')
  expect(
    seen('see [the guide](https://docs.hpc.ut.ee/ "Guide") and [that][1]\n\n[1]: https://x.ee'),
  ).toBe('see the guide and that')
  expect(
    seen('said[^1]\n\n[^1]: a note')
      .split(/\s*\n\s*/)
      .at(-1),
  ).toBe('a note')
  expect(seen('- one\n- two\n\n3. three\n> quoted')).toBe('one\ntwo\n\nthree\nquoted')
  expect(seen('| a | b |\n|---|:-:|\n| 1 | 2 |').split(/\n+/)).toEqual(['a', 'b', '1', '2'])
  expect(seen('snake_case_name and 2*3*4 and \\*stars\\*')).toBe(
    'snake_case_name and 2*3*4 and *stars*',
  )
  expect(seen('**so**\n\n```js\nlet a = `**b**` // # c\n```\n\n**on**')).toBe(
    'so\n\nlet a = `**b**` // # c\n\n\non',
  )
  expect(seen('```\n**open')).toBe('**open')
})

function createFind(texts: readonly string[]) {
  const messages = texts.map((content, index) => ({ id: `m${index}`, content }))
  const chat = createStore(() => ({
    place: { kind: 'open', chat: { id: 'c' }, messages },
    live: {} as Record<string, { content: string }>,
  }))
  let due: (() => void)[] = []
  const find = createFindStore({
    chat: chat as unknown as Parameters<typeof createFindStore>[0]['chat'],
    schedule(publish) {
      due.push(publish)
      return () => (due = due.filter((other) => other !== publish))
    },
  })
  return {
    find,
    set: (state: unknown) => chat.setState(state as Partial<ChatState> as never),
    calm() {
      const publish = due
      due = []
      for (const each of publish) each()
    },
    shown() {
      const { matches, at } = find.getState()
      return [at + 1, matches.length, matches[at] ?? null]
    },
  }
}

test('matches are counted in all messages, the newest is shown first, and stepping goes round', () => {
  const { find, shown } = createFind(['Word **wo**rd', 'none', 'WORD and word'])
  find.getState().open()
  find.getState().search('word')
  expect(shown()).toEqual([4, 4, { messageId: 'm2', part: 'said', nth: 1 }])
  find.getState().step(1)
  expect(shown()).toEqual([1, 4, { messageId: 'm0', part: 'said', nth: 0 }])
  find.getState().step(-1)
  find.getState().step(-1)
  expect(shown()).toEqual([3, 4, { messageId: 'm2', part: 'said', nth: 0 }])
  find.getState().search('nowhere')
  expect(shown()).toEqual([0, 0, null])
  find.getState().step(1)
  expect(shown()).toEqual([0, 0, null])
})

test('what is shown stays shown while an answer is written, and all is over in another chat', () => {
  const { find, set, calm, shown } = createFind(['word', 'word', ''])
  find.getState().open()
  find.getState().search('word')
  find.getState().step(-1)
  expect(shown()).toEqual([1, 2, { messageId: 'm0', part: 'said', nth: 0 }])
  set({ live: { m2: { thinking: '', content: 'a word, another word' } } })
  expect(shown()).toEqual([1, 2, { messageId: 'm0', part: 'said', nth: 0 }])
  calm()
  expect(shown()).toEqual([1, 4, { messageId: 'm0', part: 'said', nth: 0 }])
  set({ place: { kind: 'new' } })
  expect(find.getState().query).toBeNull()
})
