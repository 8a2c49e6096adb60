import { expect, test } from 'vitest'
import { readPress } from '../../../renderer/main/settings/shortcuts/pressed-keys.ts'

type Press = Parameters<typeof readPress>[0]

function read(key: string, change: Partial<Press> = {}, platform = 'linux') {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return readPress(
    { key, ...none, isThirdLevel: false, ...change },
    { platform, dictationShortcut: 'F9' },
  )
}

test('keys are taken once they are whole', () => {
  expect(read('Control', { ctrlKey: true })).toEqual({ kind: 'more' })
  expect(read('Dead', { ctrlKey: true })).toEqual({ kind: 'more' })
  expect(read('j', { ctrlKey: true })).toEqual({ kind: 'keys', accelerator: 'CmdOrCtrl+J' })
  expect(read('F6')).toEqual({ kind: 'keys', accelerator: 'F6' })
})

test('Backspace removes, Escape leaves it, Tab goes on', () => {
  expect(read('Backspace')).toEqual({ kind: 'remove' })
  expect(read('Delete')).toEqual({ kind: 'remove' })
  expect(read('Escape')).toEqual({ kind: 'cancel' })
  expect(read('Tab')).toEqual({ kind: 'leave' })
  expect(read('Tab', { shiftKey: true })).toEqual({ kind: 'leave' })
})

test('what writes, edits or is the system’s is refused', () => {
  expect(read('j')).toEqual({ kind: 'refused', refusal: 'writing' })
  expect(read('€', { ctrlKey: true, altKey: true, isThirdLevel: true })).toEqual({
    kind: 'refused',
    refusal: 'writing',
  })
  expect(read('c', { ctrlKey: true })).toEqual({ kind: 'refused', refusal: 'editing' })
  expect(read('F9')).toEqual({ kind: 'refused', refusal: 'anywhere' })
  expect(read('l', { metaKey: true })).toEqual({ kind: 'refused', refusal: 'system' })
  expect(read('l', { ctrlKey: true }, 'darwin')).toEqual({ kind: 'refused', refusal: 'system' })
  expect(read('ö', { ctrlKey: true })).toEqual({ kind: 'refused', refusal: 'unknown' })
})
