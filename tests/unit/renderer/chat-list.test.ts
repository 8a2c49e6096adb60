import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChatListStore } from '../../../renderer/main/chat-list/chat-list-store.ts'
import { groupByDay } from '../../../renderer/main/chat-list/group-by-day.ts'
import { mergeChats } from '../../../renderer/main/chat-list/merge-chats.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ChatPage } from '../../../shared/ipc/schemas/chats.ts'
import { createFakeJutt, summary } from './fake-jutt.ts'

// A Monday, at noon of the place this runs in.
const now = new Date(2026, 10, 23, 12).getTime()
const daysAgo = (days: number, hour = 9) => new Date(2026, 10, 23 - days, hour).getTime()

function labels(moments: number[], locale: string) {
  const items = moments.map((at) => ({ at }))
  return groupByDay(items, { now, locale, today: 'Today', yesterday: 'Yesterday' }).map(
    ({ label, items }) => [label, items.length],
  )
}

test('the list is grouped by day in the words of the language', () => {
  const moments = [
    now,
    daysAgo(0, 0),
    daysAgo(1, 23),
    daysAgo(2),
    daysAgo(6),
    daysAgo(7),
    daysAgo(400),
  ]
  expect(labels(moments, 'en')).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['Saturday', 1],
    ['Tuesday', 1],
    ['16 November', 1],
    ['19 October 2025', 1],
  ])
  expect(labels(moments, 'et').slice(2)).toEqual([
    ['Laupäev', 1],
    ['Teisipäev', 1],
    ['16. november', 1],
    ['19. oktoober 2025', 1],
  ])
})

test('a clock that was set back puts nothing into the future', () => {
  expect(labels([now + 86_400_000], 'en')).toEqual([['Today', 1]])
})

test('merging keeps each chat once and the newest first', () => {
  const chat = fc.record({ id: fc.stringMatching(/^[a-e]$/), updatedAt: fc.nat({ max: 5 }) })
  const chats = fc.array(chat, { maxLength: 8 })
  fc.assert(
    fc.property(
      chats,
      chats,
      fc.array(fc.stringMatching(/^[a-e]$/), { maxLength: 3 }),
      (old, added, removed) => {
        const once = (list: typeof old) => [
          ...new Map(list.map((item) => [item.id, item])).values(),
        ]
        const change = once(added).map(({ id, updatedAt }) => summary(id, updatedAt))
        const start = once(old).map(({ id, updatedAt }) => summary(id, updatedAt))
        const merged = mergeChats(start, change, removed)
        const gone = new Set(removed)
        const ids = new Set([
          ...start.map(({ id }) => id).filter((id) => !gone.has(id)),
          ...change.map(({ id }) => id),
        ])
        expect(merged.map(({ id }) => id).toSorted()).toEqual([...ids].toSorted())
        const moments = merged.map(({ updatedAt }) => updatedAt)
        expect(moments).toEqual(moments.toSorted((a, b) => b - a))
        for (const fresh of change) expect(merged).toContain(fresh)
      },
    ),
  )
})

function createParts(first: ChatPage | null = null) {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const removed: { wasOpen: boolean; restore: () => Promise<boolean> }[] = []
  const store = createChatListStore({
    jutt,
    first,
    report: (error) => reported.push(error),
    isOpen: (id) => id === 'c3',
    removed: (_, wasOpen, restore) => removed.push({ wasOpen, restore }),
  })
  return { jutt, store, get: store.getState, reported, removed }
}

function fill(jutt: ReturnType<typeof createFakeJutt>, count: number) {
  for (let index = 0; index < count; index += 1) {
    jutt.chatsKept.set(`c${index}`, { chat: summary(`c${index}`, index), messages: [] })
  }
}

test('the list comes page by page, each chat once, to its end', async () => {
  const { jutt, get } = createParts()
  fill(jutt, 100)
  await Promise.all([get().loadMore(), get().loadMore()])
  expect(get().chats).toHaveLength(40)
  await get().loadMore()
  await get().loadMore()
  expect(get().chats.map(({ id }) => id)).toEqual(
    Array.from({ length: 100 }, (_, index) => `c${99 - index}`),
  )
  expect(get().next).toBeNull()
  // At the end nothing is asked any more, so nothing can fail.
  jutt.failNext({ code: 'internal' })
  await get().loadMore()
  expect(get().error).toBeNull()
})

test('a first page that the window began with is not asked for again', async () => {
  const { jutt, get } = createParts({
    chats: [summary('c9', 9), summary('c8', 8)],
    next: { updatedAt: 8, id: 'c8' },
  })
  fill(jutt, 10)
  expect(get().chats.map(({ id }) => id)).toEqual(['c9', 'c8'])
  await get().loadMore()
  expect(get().chats.map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_, index) => `c${9 - index}`),
  )
})

test('a page that failed can be asked for again', async () => {
  const { jutt, get } = createParts()
  fill(jutt, 3)
  jutt.failNext({ code: 'storage_failed' })
  await get().loadMore()
  expect(get().error).toEqual({ code: 'storage_failed' })
  await get().loadMore()
  expect(get().error).toBeNull()
  expect(get().chats).toHaveLength(3)
})

test('a deleted chat comes back where it was', async () => {
  const { jutt, get, removed } = createParts()
  fill(jutt, 5)
  await get().loadMore()
  const before = get().chats
  await get().remove(summary('c3', 3))
  expect(get().chats.map(({ id }) => id)).toEqual(['c4', 'c2', 'c1', 'c0'])
  expect(removed[0]?.wasOpen).toBe(true)
  expect(await removed[0]?.restore()).toBe(true)
  expect(get().chats).toEqual(before)
})

test('a chat that could not be deleted stays', async () => {
  const { jutt, get, reported, removed } = createParts()
  fill(jutt, 2)
  await get().loadMore()
  jutt.failNext({ code: 'storage_failed' })
  await get().remove(summary('c1', 1))
  expect(get().chats).toHaveLength(2)
  expect(reported).toEqual([{ code: 'storage_failed' }])
  expect(removed).toEqual([])
})
