import { expect, test } from 'vitest'
import { acceleratorLabel, pressesAccelerator } from '../../../renderer/main/app/accelerator.ts'
import { actionContext, actionOfKey, runAction } from '../../../renderer/main/app/run-action.ts'
import { createStores } from '../../../renderer/main/app/stores.ts'
import { bootstrap, createFakeJutt } from './fake-jutt.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

function createParts(narrow = false) {
  const jutt = createFakeJutt()
  let shown: string | null = null
  const stores = createStores({
    jutt,
    bootstrap,
    openChat: {
      get: () => shown,
      set: (value) => {
        shown = value
      },
    },
    openTranscript: { get: () => null, set: () => undefined },
    drafts: { get: () => null, set: () => undefined },
    schedule: () => () => undefined,
    afterTyping: () => () => undefined,
    now: () => 0,
    isNarrow: () => narrow,
  })
  return { jutt, stores }
}

test('the context is what the stores say', async () => {
  const { jutt, stores } = createParts()
  expect(actionContext(stores)).toEqual({
    connected: true,
    settingsOpen: false,
    chatOpen: false,
    transcriptOpen: false,
    answering: false,
    canToggleThinking: true,
  })
  stores.chat.getState().setDraft('hello')
  await stores.chat.getState().send('gemma-4-31B-it')
  jutt.emit('settings:changed', {
    language: 'en',
    settings: { ...bootstrap.settings, chatModel: 'gemma-4-31B-it' },
  })
  expect(actionContext(stores)).toMatchObject({
    chatOpen: true,
    answering: true,
    canToggleThinking: false,
  })
})

test('Escape closes the settings first, and stops an answer only then', async () => {
  const { stores } = createParts()
  const escape = { ...none, key: 'Escape' }
  expect(actionOfKey(stores, escape)).toBeUndefined()
  stores.chat.getState().setDraft('hello')
  await stores.chat.getState().send('gemma-4-31B-it')
  expect(actionOfKey(stores, escape)).toBe('stopAnswer')
  runAction(stores, 'openSettings')
  expect(actionOfKey(stores, escape)).toBe('closeSettings')
})

test('an action that does not apply does nothing', () => {
  const { stores } = createParts()
  runAction(stores, 'renameChat')
  runAction(stores, 'closeSettings')
  expect(stores.view.getState()).toMatchObject({ renaming: null, settingsOpen: false })
  stores.session.getState().setService({
    kind: 'unconnected',
    address: '',
    reason: 'first_run',
    canSealKey: true,
  })
  runAction(stores, 'toggleSidebar')
  runAction(stores, 'newChat')
  expect(stores.view.getState()).toMatchObject({ sidebarOpen: true, focusRequests: 0 })
})

test('“New chat” leaves the settings and asks for the caret', () => {
  const { stores } = createParts()
  runAction(stores, 'openSettings')
  runAction(stores, 'newChat')
  expect(stores.view.getState()).toMatchObject({ settingsOpen: false, focusRequests: 1 })
})

test('“Think first” moves to the counterpart and back, at once', async () => {
  const { stores } = createParts()
  const chosen = () => stores.session.getState().settings.chatModel
  runAction(stores, 'toggleThinking')
  expect(chosen()).toBe('qwen3.5-122b-nonthinking')
  runAction(stores, 'toggleThinking')
  expect(chosen()).toBe('qwen3.5-122b')
})

test('a setting that main cannot keep goes back', async () => {
  const { jutt, stores } = createParts()
  jutt.failNext({ code: 'storage_failed' })
  const update = stores.session.getState().updateSettings({ theme: 'dark' })
  expect(stores.session.getState().settings.theme).toBe('dark')
  await update
  expect(stores.session.getState().settings.theme).toBe('system')
  expect(stores.toasts.queue.visibleToasts[0]?.content).toEqual({
    kind: 'error',
    error: { code: 'storage_failed' },
  })
})

test('the list is a drawer in a narrow window and stands beside the chat in a wide one', () => {
  const wide = createParts().stores
  runAction(wide, 'toggleSidebar')
  expect(wide.view.getState()).toMatchObject({ sidebarOpen: false, drawerOpen: false })
  const narrow = createParts(true).stores
  runAction(narrow, 'toggleSidebar')
  expect(narrow.view.getState()).toMatchObject({ sidebarOpen: true, drawerOpen: true })
})

test('shortcuts are the platform’s', () => {
  const press = { ...none, key: 'N', ctrlKey: true }
  expect(pressesAccelerator(press, 'CmdOrCtrl+N', 'linux')).toBe(true)
  expect(pressesAccelerator(press, 'CmdOrCtrl+N', 'darwin')).toBe(false)
  expect(pressesAccelerator({ ...press, shiftKey: true }, 'CmdOrCtrl+N', 'linux')).toBe(false)
  expect(pressesAccelerator({ ...none, key: 'n', metaKey: true }, 'CmdOrCtrl+N', 'darwin')).toBe(
    true,
  )
  expect(acceleratorLabel('CmdOrCtrl+N', 'linux')).toBe('Ctrl+N')
  expect(acceleratorLabel('CmdOrCtrl+,', 'darwin')).toBe('⌘,')
})
