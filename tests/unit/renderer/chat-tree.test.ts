import { createNewSetup } from '../../../renderer/main/chat-setup/new-setup.ts'
import { nothingAttached } from './nothing-attached.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { createChatStore, editKey, isAnswering } from '../../../renderer/main/chat/chat-store.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { createFakeJutt } from './fake-jutt.ts'

const model = 'gemma-4-31B-it'

function createParts() {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const deleted: { message: Message; restore: () => Promise<void> }[] = []
  const store = createChatStore({
    newSetup: createNewSetup({ get: () => null, set: () => undefined }),
    attachments: nothingAttached,
    jutt,
    memory: { get: () => null, set: () => undefined },
    drafts: {},
    schedule: () => () => undefined,
    now: () => 0,
    report: (error) => reported.push(error),
    messageDeleted: (message, restore) => deleted.push({ message, restore }),
  })
  const open = () => {
    const { place } = store.getState()
    if (place.kind !== 'open') throw new Error('No chat is open')
    return place
  }
  return {
    jutt,
    reported,
    deleted,
    get: store.getState,
    open,
    ids: () => open().messages.map(({ id }) => id),
    async send(text: string) {
      store.getState().setDraft(text)
      await store.getState().send(model)
    },
    end(messageId: string) {
      const state = { kind: 'done', finishReason: 'length' } as const
      jutt.emit('chats:ended', { chatId: 'chat-1', messageId, state, figures: {} })
    },
  }
}

let parts: ReturnType<typeof createParts>
beforeEach(async () => {
  parts = createParts()
  await parts.send('one')
  parts.end('answer-1')
  await parts.send('two')
  parts.end('answer-2')
})

describe('an edit', () => {
  test('begins with the text of the message, is a draft, and goes away where it is given up', () => {
    const key = editKey('answer-1-question')
    parts.get().startEdit('answer-1-question')
    expect(parts.get().drafts).toEqual({ [key]: 'one' })
    parts.get().writeDraft(key, 'one, changed')
    parts.get().startEdit('answer-1-question')
    expect(parts.get().drafts).toEqual({ [key]: 'one, changed' })
    parts.get().cancelEdit('answer-1-question')
    expect(parts.get().drafts).toEqual({})
    parts.get().startEdit('answer-1')
    expect(parts.get().drafts).toEqual({})
  })

  test('that is sent shows the new branch in place of the old one', async () => {
    parts.get().startEdit('answer-1-question')
    expect(await parts.get().sendEdit('answer-1-question', model)).toBe(true)
    expect(parts.ids()).toEqual(['answer-3-question', 'answer-3'])
    expect(parts.open().versions).toEqual({
      'answer-3-question': ['answer-1-question', 'answer-3-question'],
    })
    expect(parts.get().drafts).toEqual({})
    expect(Object.keys(parts.get().live)).toEqual(['answer-3'])
  })

  test('that cannot be sent stays, and says why', async () => {
    parts.get().startEdit('answer-2-question')
    parts.jutt.failNext({ code: 'storage_failed' })
    expect(await parts.get().sendEdit('answer-2-question', model)).toBe(false)
    expect(parts.reported).toEqual([{ code: 'storage_failed' }])
    expect(parts.get().drafts).toEqual({ [editKey('answer-2-question')]: 'two' })
    expect(parts.get().sending).toBe(false)
    expect(parts.ids()).toHaveLength(4)
  })
})

describe('answers', () => {
  test('given again keep the versions of what stands before them', async () => {
    await parts.get().answerAgain('answer-2', model)
    parts.end('answer-3')
    await parts.get().answerAgain('answer-1', model)
    expect(parts.ids()).toEqual(['answer-1-question', 'answer-4'])
    expect(Object.keys(parts.open().versions)).toEqual(['answer-4'])
  })

  test('that are continued stream behind the text they have, under their own id', async () => {
    const kept = parts.jutt.chatsKept.get('chat-1')
    const old = kept?.messages[3]
    if (!kept || old?.role !== 'assistant') throw new Error('No answer')
    kept.messages[3] = { ...old, content: 'half' }
    await parts.get().continueAnswer('answer-2')
    expect(parts.ids()).toHaveLength(4)
    parts.jutt.emit('chats:delta', {
      chatId: 'chat-1',
      messageId: 'answer-2',
      thinkingFrom: 0,
      thinking: '',
      contentFrom: 4,
      content: ' and whole',
    })
    parts.end('answer-2')
    expect(parts.open().messages[3]?.content).toBe('half and whole')
  })

  test('that are compared stand side by side, and nothing is sent until one is kept', async () => {
    parts.get().setCompared([model, 'qwen3.5-122b'])
    await parts.send('compare')
    expect(parts.get().compared).toEqual([])
    expect(parts.open().comparison.map((answer) => answer.model)).toEqual([model, 'qwen3.5-122b'])
    expect(Object.keys(parts.get().live)).toEqual(['answer-3', 'answer-4'])
    parts.end('answer-3')
    expect(isAnswering(parts.get())).toBe(true)
    parts.end('answer-4')
    expect(parts.open().comparison.every(({ state }) => state.kind === 'done')).toBe(true)
    await parts.send('too soon')
    expect(parts.get().drafts).toEqual({ 'chat-1': 'too soon' })
    expect(parts.ids()).toHaveLength(5)
  })
})

describe('a message', () => {
  test('that is deleted goes with what follows it, and comes back', async () => {
    const before = parts.ids()
    await parts.get().deleteMessage('answer-1')
    expect(parts.ids()).toEqual(['answer-1-question'])
    await parts.deleted[0]?.restore()
    expect(parts.ids()).toEqual(before)
  })

  test('that cannot be deleted stays, and nothing is offered', async () => {
    parts.jutt.failNext({ code: 'storage_failed' })
    await parts.get().deleteMessage('answer-1')
    expect(parts.ids()).toHaveLength(4)
    expect(parts.deleted).toEqual([])
  })

  test('begins a new chat, which is opened; drafts stay with the old one', async () => {
    parts.get().setDraft('for the old one')
    await parts.get().branch('answer-1')
    expect(parts.open().chat.id).not.toBe('chat-1')
    expect(parts.ids()).toEqual(['answer-1-question', 'answer-1'])
    expect(parts.get().drafts).toEqual({ 'chat-1': 'for the old one' })
  })
})
