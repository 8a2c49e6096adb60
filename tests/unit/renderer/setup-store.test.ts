import { expect, test, vi } from 'vitest'
import { nothingAttached } from './nothing-attached.ts'
import { createNewSetup } from '../../../renderer/main/chat-setup/new-setup.ts'
import { createSetupStore } from '../../../renderer/main/chat-setup/setup-store.ts'
import { createChatStore } from '../../../renderer/main/chat/chat-store.ts'
import { createFakeJutt } from './fake-jutt.ts'

const model = 'gemma-4-31B-it'

function createParts(kept: string | null = null) {
  const jutt = createFakeJutt()
  const remembered = { text: kept }
  const newSetup = createNewSetup({
    get: () => remembered.text,
    set: (text) => {
      remembered.text = text
    },
  })
  const report = vi.fn()
  const chat = createChatStore({
    attachments: nothingAttached,
    newSetup,
    jutt,
    memory: { get: () => null, set: () => undefined },
    drafts: { '': 'Hello' },
    schedule: () => () => undefined,
    now: () => 0,
    report,
    messageDeleted: () => undefined,
  })
  const store = createSetupStore({ jutt, chat, newSetup, report })
  return { jutt, chat, store, remembered, report }
}

test('what is set for a new chat goes with its first message, and the next new chat begins anew', async () => {
  const { jutt, chat, store, remembered } = createParts()
  store.getState().setSystemPrompt('Be brief.')
  store.getState().setParameter(model, 'temperature', 0.2)
  await chat.getState().send(model)
  const setup = { systemPrompt: 'Be brief.', parameters: { [model]: { temperature: 0.2 } } }
  expect(jutt.setups.get('chat-1')).toEqual(setup)
  await vi.waitFor(() => expect(store.getState()).toMatchObject({ key: 'chat-1', setup }))
  expect(remembered.text).toBeNull()
  chat.getState().startNew()
  expect(store.getState().setup).toEqual({ systemPrompt: '', parameters: {} })
})

test('what is set for a new chat outlives a reload of the window', () => {
  const { store, remembered } = createParts()
  store.getState().setSystemPrompt('Be brief.')
  expect(createParts(remembered.text).store.getState().setup?.systemPrompt).toBe('Be brief.')
  expect(createParts('rubbish').store.getState().setup?.systemPrompt).toBe('')
})

test('each change of a chat that is there goes to main at once', async () => {
  const { jutt, chat, store } = createParts()
  await chat.getState().send(model)
  await vi.waitFor(() => expect(store.getState().setup).not.toBeNull())
  store.getState().setParameter(model, 'top_k', 5)
  store.getState().setParameter(model, 'temperature', 0.5)
  store.getState().setParameter(model, 'top_k', null)
  expect(jutt.setups.get('chat-1')?.parameters).toEqual({ [model]: { temperature: 0.5 } })
  store.getState().reset(model)
  expect(jutt.setups.get('chat-1')?.parameters).toEqual({})
})

test('what main cannot keep is said', async () => {
  const { jutt, chat, store, report } = createParts()
  await chat.getState().send(model)
  await vi.waitFor(() => expect(store.getState().setup).not.toBeNull())
  jutt.failNext({ code: 'storage_failed' })
  store.getState().setSystemPrompt('Lost?')
  await vi.waitFor(() => expect(report).toHaveBeenCalledWith({ code: 'storage_failed' }))
})
