import { expect, test, vi } from 'vitest'
import { acceleratorLabel, pressesAccelerator } from '../../../shared/actions/accelerator.ts'
import { actionContext } from '../../../renderer/main/app/action-context.ts'
import { actionOfKey, runAction } from '../../../renderer/main/app/run-action.ts'
import { createStores } from '../../../renderer/main/app/stores.ts'
import { emptyChat } from './empty-chat.ts'
import { bootstrap } from './fake-bootstrap.ts'
import { createFakeJutt } from './fake-jutt.ts'

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
    newSetup: { get: () => null, set: () => undefined },
    attached: { get: () => null, set: () => undefined },
    schedule: () => () => undefined,
    calmly: () => () => undefined,
    afterTyping: () => () => undefined,
    now: () => 0,
    isNarrow: () => narrow,
    createReader: () => {
      throw new Error('Nothing is read here')
    },
    audio: () => {
      throw new Error('Nothing is played here')
    },
  })
  return { jutt, stores }
}

test('the context is what the stores say', async () => {
  const { jutt, stores } = createParts()
  expect(actionContext(stores)).toEqual(emptyChat)
  stores.chat.getState().setDraft('hello')
  await stores.chat.getState().send('gemma-4-31B-it')
  jutt.emit('settings:changed', {
    language: 'en',
    managed: 'none',
    locked: [],
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
  expect(stores.view.getState()).toMatchObject({ renaming: null, panel: null })
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
  expect(stores.view.getState()).toMatchObject({ panel: null, focusRequests: 1 })
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

test('Escape leaves an open transcript, and does not stop an answer that is out of sight', async () => {
  const { jutt, stores } = createParts()
  const escape = { ...none, key: 'Escape' }
  jutt.change('r', { source: { kind: 'file', name: 'a.mp3', length: null } })
  stores.chat.getState().setDraft('hello')
  await stores.chat.getState().send('gemma-4-31B-it')
  await stores.transcript.getState().open('r')
  expect(actionContext(stores)).toMatchObject({ transcriptOpen: true, answering: true })
  expect(actionOfKey(stores, escape)).toBe('closeTranscript')
  runAction(stores, 'stopAnswer')
  runAction(stores, 'renameChat')
  expect(stores.view.getState().renaming).toBeNull()
  runAction(stores, 'closeTranscript')
  expect(actionContext(stores)).toMatchObject({ transcriptOpen: false, chatOpen: true })
  expect(actionOfKey(stores, escape)).toBe('stopAnswer')
})

test('“New chat” leaves an open transcript', async () => {
  const { jutt, stores } = createParts()
  jutt.change('r', {})
  await stores.transcript.getState().open('r')
  runAction(stores, 'newChat')
  expect(actionContext(stores)).toMatchObject({ transcriptOpen: false, chatOpen: false })
})

test('“Transcribe files…” opens the first of the files that were chosen, whatever was shown', async () => {
  const { jutt, stores } = createParts()
  jutt.filesToChoose.push('a.mp3', 'b.mp3')
  runAction(stores, 'openSettings')
  runAction(stores, 'transcribeFiles')
  await expect.poll(() => stores.transcript.getState().place.kind).toBe('open')
  expect(jutt.asked).toEqual(['chooseFiles et', 'open recording-1'])
  expect(stores.view.getState().panel).toBeNull()
  expect(stores.recordings.getState().places).toHaveLength(2)
})

test('a transcript that was deleted while open opens again when that is undone', async () => {
  const { jutt, stores } = createParts()
  jutt.change('r', { source: { kind: 'file', name: 'a.mp3', length: null } })
  await stores.transcript.getState().open('r')
  const recording = stores.recordings.getState().byId['r']
  if (!recording) throw new Error('not listed')
  await stores.recordings.getState().remove(recording)
  expect(stores.transcript.getState().place.kind).toBe('closed')
  const [toast] = stores.toasts.queue.visibleToasts
  if (toast?.content.kind !== 'deleted') throw new Error('no way back')
  await toast.content.undo()
  expect(stores.transcript.getState().place.kind).toBe('open')
})

test('Escape cancels a dictation before it stops an answer', async () => {
  const { jutt, stores } = createParts()
  const escape = { ...none, key: 'Escape' }
  stores.chat.getState().setDraft('hello')
  await stores.chat.getState().send('gemma-4-31B-it')
  stores.dictation.microphone.getState().press({ start: 0, end: 0 })
  expect(actionOfKey(stores, escape)).toBe('cancelDictation')
  runAction(stores, 'cancelDictation')
  expect(actionOfKey(stores, escape)).toBe('stopAnswer')
  await vi.waitFor(() => expect(jutt.asked).toContain('cancel recording-1'))
})
