import fc from 'fast-check'
import { expect } from 'vitest'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { Message, ShownPath } from '../../../shared/ipc/schemas/chats.ts'
import { openConversation, type Conversation } from './conversation.ts'

const models = ['gemma-4-31B-it', 'qwen3.5-122b', 'qwen3.5-122b-nonthinking']

/** One thing somebody does; the numbers choose among what there is at that moment. */
export interface Deed {
  kind: DeedKind
  which: number
  other: number
  text: string
}

/** With how often each is done, so that answers end often enough for something to be done with them. */
const weights = {
  begin: 1,
  send: 4,
  edit: 4,
  again: 3,
  continue: 6,
  compare: 2,
  show: 3,
  thereAndBack: 4,
  delete: 3,
  restore: 2,
  deleteAndRestore: 3,
  branch: 1,
  give: 8,
  end: 8,
  break: 4,
  stop: 3,
  fullDisk: 1,
  quit: 1,
  kill: 2,
} as const

type DeedKind = keyof typeof weights

export const deeds = Object.entries(weights).map(([kind, weight]) => ({
  arbitrary: fc.constant(kind as DeedKind),
  weight,
}))

/** What was written: a message of the person's exactly, an answer at least `kept` and at most `given`. */
interface Written {
  role: Message['role']
  kept: string
  given: string
  answer: Conversation['answers'][number] | null
}

interface Row {
  id: string
  chatId: string
  parentId: string | null
  role: string
  isLive: boolean
}

/** Chats on a real database file, to which anything is done in any order; what must hold is checked after each deed. */
export function createTreeLab(file: string) {
  let isFull = false
  let given = 0
  let jutt = openConversation(file, () => isFull)
  let chatIds: string[] = []
  const written = new Map<string, Written>()
  let restorable: string[] = []

  function rows(): Row[] {
    return jutt.database
      .prepare('SELECT id, chat_id, parent_id, role, deleted_with FROM messages ORDER BY number')
      .all()
      .map((row) => ({
        id: String(row['id']),
        chatId: String(row['chat_id']),
        parentId: row['parent_id'] === null ? null : String(row['parent_id']),
        role: String(row['role']),
        isLive: row['deleted_with'] === null,
      }))
  }

  const pick = <T>(from: readonly T[], which: number): T | undefined =>
    from.length === 0 ? undefined : from[which % from.length]
  const pickMessage = (which: number, role?: string): Row | undefined =>
    pick(
      rows().filter((row) => row.isLive && (role === undefined || row.role === role)),
      which,
    )
  const running = (): [string, Written][] => [...written].filter(([, { answer }]) => answer)

  /** Notes what an action added, with the answers that it started. */
  function note(path: ShownPath, startedFrom: number): void {
    const started = jutt.answers.slice(startedFrom)
    const asked = [...path.messages, ...path.comparison].filter(
      (message) => message.role === 'assistant' && message.state.kind === 'streaming',
    )
    for (const message of [...path.messages, ...path.comparison]) {
      if (written.has(message.id)) continue
      const { role, content } = message
      written.set(message.id, { role, kept: content, given: content, answer: null })
    }
    for (const [index, answer] of started.entries()) {
      const entry = written.get(asked[index]?.id ?? '')
      if (entry) entry.answer = answer
    }
  }

  /** Does it, or finds it refused with one of the sentences that a person may meet. */
  function attempt(action: () => ShownPath): void {
    const startedFrom = jutt.answers.length
    try {
      note(action(), startedFrom)
    } catch (error) {
      if (!isFull || !String(error).includes('disk is full')) {
        expect(error).toBeInstanceOf(AppFailure)
      }
      expect(jutt.answers).toHaveLength(startedFrom)
    }
  }

  /** Lets what was given reach the turns, and turns that ended end. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 6; round += 1) await new Promise(setImmediate)
    for (const [id, entry] of running()) {
      if (!jutt.heard.ended.some(({ messageId }) => messageId === id)) continue
      entry.answer = null
      entry.kept = entry.given
    }
    jutt.heard.ended.length = 0
  }

  function restart(): void {
    jutt.database.close()
    jutt = openConversation(file, () => isFull)
    jutt.stores.messages.interruptStreaming()
    jutt.stores.chats.purgeDeleted()
    const gone = rows().filter(({ isLive }) => !isLive)
    jutt.stores.tree.purgeDeleted()
    for (const { id } of gone) written.delete(id)
    restorable = []
    for (const [id, entry] of written) {
      const { content } = jutt.stores.messages.find(id)
      expect(entry.given.startsWith(content)).toBe(true)
      expect(content.length).toBeGreaterThanOrEqual(entry.kept.length)
      Object.assign(entry, { kept: content, given: content, answer: null })
    }
  }

  async function perform({ kind, which, other, text }: Deed): Promise<void> {
    const { chats } = jutt
    const model = models[other % models.length] ?? ''
    const chatId = pick(chatIds, which)
    switch (kind) {
      case 'begin':
        attempt(() => {
          const path = chats.send({ chatId: null, content: text, models: [model] })
          chatIds.push(path.chat.id)
          return path
        })
        break
      case 'send':
        if (chatId !== undefined)
          attempt(() => chats.send({ chatId, content: text, models: [model] }))
        break
      case 'compare':
        if (chatId !== undefined) {
          const some = models.slice(0, 2 + (other % 2))
          attempt(() => chats.send({ chatId, content: text, models: some }))
        }
        break
      case 'edit': {
        const messageId = pickMessage(which, 'user')?.id
        if (messageId !== undefined)
          attempt(() => chats.edit({ messageId, content: text, models: [model] }))
        break
      }
      case 'again': {
        const message = pickMessage(which)
        if (message) attempt(() => chats.answerAgain(message.id, model))
        break
      }
      case 'continue': {
        const message = pickMessage(which, 'assistant')
        if (message) attempt(() => chats.continue(message.id))
        break
      }
      case 'show': {
        const message = pickMessage(which)
        if (message) attempt(() => chats.show(message.id))
        break
      }
      case 'thereAndBack': {
        if (chatId === undefined) break
        const before = ids(chats.open(chatId))
        const at = pick(Object.entries(chats.open(chatId).versions), which)
        const to = at && pick(at[1], other)
        if (!at || to === undefined) break
        chats.show(to)
        chats.show(at[0])
        expect(ids(chats.open(chatId))).toEqual(before)
        break
      }
      case 'delete': {
        const message = pickMessage(which)
        if (!message) break
        const before = ids(chats.open(message.chatId))
        attempt(() => chats.deleteMessage(message.id))
        // What happens elsewhere in the tree leaves alone what is read.
        if (!before.includes(message.id)) expect(ids(chats.open(message.chatId))).toEqual(before)
        restorable.push(message.id)
        break
      }
      case 'restore': {
        const messageId = pick(restorable, which)
        if (messageId !== undefined) attempt(() => chats.restoreMessage(messageId))
        break
      }
      case 'deleteAndRestore': {
        const message = pickMessage(which)
        if (!message) break
        const live = rows().filter(({ isLive }) => isLive)
        chats.deleteMessage(message.id)
        check()
        chats.restoreMessage(message.id)
        expect(rows().filter(({ isLive }) => isLive)).toEqual(live)
        const { messages, comparison } = chats.open(message.chatId)
        expect([...messages, ...comparison].map(({ id }) => id)).toContain(message.id)
        break
      }
      case 'branch': {
        const message = pickMessage(which)
        if (!message) break
        const path = jutt.stores.messages.path(message.id)
        attempt(() => {
          const copy = chats.branch(message.id)
          expect(copy.messages.map(({ content }) => content)).toEqual(
            path.map(({ content }) => content),
          )
          chatIds.push(copy.chat.id)
          return copy
        })
        break
      }
      case 'give': {
        const [, entry] = pick(running(), which) ?? []
        if (!entry?.answer || entry.answer.signal.aborted) break
        // No word twice: what repeats the end of an answer is not added to it.
        const words = ` ${text}${(given += 1)}`
        entry.answer.give({ kind: 'content', text: words })
        entry.given += words
        break
      }
      case 'end':
      case 'break': {
        const [, entry] = pick(running(), which) ?? []
        const reason = other % 2 === 0 ? 'stop' : 'length'
        if (kind === 'end') entry?.answer?.give({ kind: 'finished', reason })
        entry?.answer?.end(kind === 'end' ? undefined : new AppFailure({ code: 'cut' }))
        break
      }
      case 'stop': {
        const [id] = pick(running(), which) ?? []
        if (id !== undefined) chats.stop(id)
        break
      }
      case 'fullDisk': {
        const before = rows()
        isFull = true
        const kinds = ['send', 'edit', 'again', 'continue', 'show', 'delete', 'branch'] as const
        await perform({ kind: pick(kinds, which) ?? 'send', which: other, other: which, text })
        isFull = false
        expect(rows()).toEqual(before)
        break
      }
      case 'quit':
        await jutt.turns.interruptAll()
        for (const [, entry] of running()) entry.kept = entry.given
        restart()
        break
      case 'kill':
        restart()
        break
    }
  }

  function ids({ messages, comparison }: ShownPath): string[] {
    return [...messages, ...comparison].map(({ id }) => id)
  }

  function check(): void {
    const all = rows()
    const byId = new Map(all.map((row) => [row.id, row]))
    // Nothing that was ever written is gone, and nothing came from nowhere.
    expect([...byId.keys()].toSorted()).toEqual([...written.keys()].toSorted())
    for (const { parentId, chatId, role, isLive } of all) {
      const parent = parentId === null ? null : byId.get(parentId)
      expect(parent).not.toBeUndefined()
      if (role === 'assistant') expect(parent?.role).toBe('user')
      if (!parent) continue
      expect(parent.chatId).toBe(chatId)
      if (isLive) expect(parent.isLive).toBe(true)
    }
    for (const chatId of chatIds) checkChat(chatId, all)
    // Several answers at once are a comparison.
    const asking = running().flatMap(([id]) => byId.get(id) ?? [])
    for (const chatId of chatIds) {
      const questions = asking.filter((row) => row.chatId === chatId).map((row) => row.parentId)
      expect(new Set(questions).size).toBeLessThanOrEqual(1)
    }
  }

  function checkChat(chatId: string, all: readonly Row[]): void {
    const live = all.filter((row) => row.isLive && row.chatId === chatId)
    const { messages, versions, comparison } = jutt.chats.open(chatId)
    if (messages.length === 0) expect(live).toEqual([])
    let above: string | null = null
    for (const { id, parentId } of messages) {
      expect(parentId).toBe(above)
      // Whatever stands beside it can be reached, so all of the tree can.
      const beside = live.filter((row) => row.parentId === parentId).map((row) => row.id)
      expect(versions[id] ?? [id]).toEqual(beside)
      above = id
    }
    for (const { parentId } of comparison) expect(parentId).toBe(above)
    if (comparison.length === 0) expect(live.filter((row) => row.parentId === above)).toEqual([])
    for (const { id, content } of [...messages, ...comparison]) {
      const { role, kept, given } = written.get(id) ?? { role: null, kept: '', given: '' }
      expect(role).not.toBeNull()
      expect(given.startsWith(content)).toBe(true)
      expect(content.startsWith(kept)).toBe(true)
    }
  }

  return {
    async perform(deed: Deed): Promise<void> {
      await perform(deed)
      await settle()
      check()
    },
    close: () => jutt.database.close(),
  }
}
