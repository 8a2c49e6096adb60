import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chatSource,
  mergeLists,
  sourcesToAsk,
  transcriptSource,
  type Source,
} from '../../../renderer/main/chat-list/merge-lists.ts'
import { summary } from './fake-jutt.ts'

interface Item {
  at: number
  id: string
}

/** One list as main has it, newest first, and how much of it is fetched. */
interface Kept {
  all: readonly Item[]
  fetched: number
  pageSize: number
}

function newestFirst(a: Item, b: Item): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1)
}

const notBegun = -1

function sourceOf({ all, fetched }: Kept, kind: 'chat' | 'transcript'): Source {
  const here = all.slice(0, Math.max(0, fetched))
  const last = here.at(-1)
  const next = fetched === notBegun ? undefined : fetched < all.length && last ? last : null
  const pages = { loading: false, error: null }
  return kind === 'chat'
    ? chatSource({
        chats: here.map(({ id, at }) => summary(id, at)),
        next: next && { id: next.id, updatedAt: next.at },
        ...pages,
      })
    : transcriptSource({
        places: here.map(({ id, at }) => ({
          id,
          createdAt: at,
          isPinned: false,
          queuePlace: null,
        })),
        next: next && { id: next.id, createdAt: next.at },
        ...pages,
      })
}

function sourcesOf([chats, transcripts]: readonly [Kept, Kept]): [Source, Source] {
  return [sourceOf(chats, 'chat'), sourceOf(transcripts, 'transcript')]
}

const moments = fc.array(fc.nat({ max: 12 }), { maxLength: 20 })
const twoLists = fc.record({
  chats: moments,
  transcripts: moments,
  chatPage: fc.integer({ min: 1, max: 6 }),
  transcriptPage: fc.integer({ min: 1, max: 6 }),
})

function keptOf(at: readonly number[], pageSize: number, sign: string): Kept {
  // The ids of both lists lie among each other, as random ones do.
  const all = at.map((at, index) => ({ at, id: `${(index * 7) % 20}${sign}` }))
  return { all: all.toSorted(newestFirst), fetched: notBegun, pageSize }
}

function fetchPage(kept: Kept): void {
  kept.fetched = Math.min(kept.all.length, Math.max(0, kept.fetched) + kept.pageSize)
}

test('whatever pages have come, what is shown is the beginning of the one list', () => {
  fc.assert(
    fc.property(twoLists, fc.array(fc.nat({ max: 1 })), (lists, order) => {
      const kept = [
        keptOf(lists.chats, lists.chatPage, 'c'),
        keptOf(lists.transcripts, lists.transcriptPage, 't'),
      ] as const
      const whole = [...kept[0].all, ...kept[1].all].toSorted(newestFirst).map(({ id }) => id)
      let before = 0
      for (const index of order) {
        const list = kept[index]
        if (list) fetchPage(list)
        const shown = mergeLists(sourcesOf(kept)).map(({ id }) => id)
        expect(shown).toEqual(whole.slice(0, shown.length))
        // Nothing that was shown goes away again.
        expect(shown.length).toBeGreaterThanOrEqual(before)
        before = shown.length
      }
    }),
  )
})

test('asking for what it says shows all, in the end, with one page of each at first', () => {
  fc.assert(
    fc.property(twoLists, (lists) => {
      const kept = [
        keptOf(lists.chats, lists.chatPage, 'c'),
        keptOf(lists.transcripts, lists.transcriptPage, 't'),
      ] as const
      expect(sourcesToAsk(sourcesOf(kept))).toEqual([0, 1])
      for (let round = 0; round < 60; round += 1) {
        const asked = sourcesToAsk(sourcesOf(kept))
        if (asked.length === 0) break
        expect(asked.length).toBe(round === 0 ? 2 : 1)
        for (const index of asked) {
          const list = kept[index]
          if (list) fetchPage(list)
        }
      }
      const shown = mergeLists(sourcesOf(kept))
      expect(shown).toHaveLength(lists.chats.length + lists.transcripts.length)
      expect(sourcesToAsk(sourcesOf(kept))).toEqual([])
    }),
  )
})

test('the list that holds the other back is asked next', () => {
  const chats = { ...keptOf([9, 8, 7, 6], 2, 'c'), fetched: 2 }
  const transcripts = { ...keptOf([5, 4, 3], 1, 't'), fetched: 1 }
  const sources = sourcesOf([chats, transcripts])
  // Chats are known down to 8: the transcript of 5 must wait.
  expect(mergeLists(sources).map(({ at }) => at)).toEqual([9, 8])
  expect(sourcesToAsk(sources)).toEqual([0])
})

test('a list that failed holds nothing back, and is not asked again by itself', () => {
  const [chats, transcripts] = sourcesOf([
    { ...keptOf([9, 8, 7], 2, 'c'), fetched: 2 },
    { ...keptOf([8, 2], 2, 't'), fetched: notBegun },
  ])
  expect(mergeLists([chats, transcripts])).toEqual([])
  const failed = [chats, { ...transcripts, error: { code: 'storage_failed' } }] as const
  expect(mergeLists(failed).map(({ at }) => at)).toEqual([9, 8])
  expect(sourcesToAsk(failed)).toEqual([0])
  expect(sourcesToAsk([{ ...chats, loading: true }, failed[1]])).toEqual([])
})

test('what an event tells of an old chat waits until its place is known', () => {
  const source = sourceOf({ ...keptOf([9, 8, 7], 2, 'c'), fetched: 2 }, 'chat')
  const renamed = chatSource({
    chats: [summary('old', 1)],
    next: null,
    loading: false,
    error: null,
  })
  const items = mergeLists([{ ...source, items: [...source.items, ...renamed.items] }])
  expect(items.map(({ at }) => at)).toEqual([9, 8])
})
