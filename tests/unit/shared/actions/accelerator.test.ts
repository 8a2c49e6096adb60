import { describe, expect, test } from 'vitest'
import {
  acceleratorLabel,
  acceleratorOf,
  pressesAccelerator,
  readAccelerator,
  writeAccelerator,
  type KeyPress,
} from '../../../../shared/actions/accelerator.ts'
import { refusalOf } from '../../../../shared/actions/refusal.ts'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})
const ctrl = { ctrlKey: true }

describe('a key press is the accelerator that a menu can show', () => {
  test.each<[string, KeyPress, string, string | null]>([
    ['letters are capitals', press('n', ctrl), 'linux', 'CmdOrCtrl+N'],
    ['with Shift', press('N', { ...ctrl, shiftKey: true }), 'linux', 'CmdOrCtrl+Shift+N'],
    ['Cmd on a Mac', press('n', { metaKey: true }), 'darwin', 'CmdOrCtrl+N'],
    ['Ctrl is none on a Mac', press('n', ctrl), 'darwin', null],
    ['the Windows key is none', press('n', { metaKey: true }), 'linux', null],
    ['arrows', press('ArrowUp', ctrl), 'linux', 'CmdOrCtrl+Up'],
    [
      'a sign is one with or without Shift',
      press('?', { ...ctrl, shiftKey: true }),
      'linux',
      'CmdOrCtrl+?',
    ],
    ['plus', press('+', ctrl), 'linux', 'CmdOrCtrl+Plus'],
    ['plus on an American keyboard', press('=', ctrl), 'linux', 'CmdOrCtrl+Plus'],
    ['a Cyrillic keyboard', press('т', { ...ctrl, code: 'KeyN' }), 'linux', 'CmdOrCtrl+N'],
    ['a letter that no menu can show', press('ö', { ...ctrl, code: 'Semicolon' }), 'linux', null],
    [
      'Option on a Mac writes',
      press('ñ', { metaKey: true, altKey: true, code: 'KeyN' }),
      'darwin',
      'CmdOrCtrl+Alt+N',
    ],
    ['a key of its own', press('F2'), 'linux', 'F2'],
    ['a modifier alone', press('Control', ctrl), 'linux', null],
  ])('%s', (_, pressed, platform, expected) =>
    expect(acceleratorOf(pressed, platform)).toBe(expected),
  )
})

test('accelerators are read as they are written, and nothing else is', () => {
  for (const accelerator of ['CmdOrCtrl+-', 'CmdOrCtrl+Plus', 'CmdOrCtrl+Alt+Shift+F12', 'F1']) {
    const keys = readAccelerator(accelerator)
    expect(keys && writeAccelerator(keys)).toBe(accelerator)
  }
  for (const other of ['', 'n', 'CmdOrCtrl+n', 'Shift+CmdOrCtrl+N', 'Ctrl+N', 'CmdOrCtrl+', 'F25'])
    expect(readAccelerator(other), other).toBeNull()
})

test('shortcuts are the platform’s', () => {
  expect(pressesAccelerator(press('N', ctrl), 'CmdOrCtrl+N', 'linux')).toBe(true)
  expect(pressesAccelerator(press('N', ctrl), 'CmdOrCtrl+N', 'darwin')).toBe(false)
  expect(acceleratorLabel('CmdOrCtrl+N', 'linux')).toBe('Ctrl+N')
  expect(acceleratorLabel('CmdOrCtrl+,', 'darwin')).toBe('⌘,')
  expect(acceleratorLabel('CmdOrCtrl+Plus', 'linux')).toBe('Ctrl++')
  expect(acceleratorLabel('Control+Shift+Space', 'linux')).toBe('Ctrl+Shift+Space')
  expect(acceleratorLabel('CmdOrCtrl+Shift+PageUp', 'darwin')).toBe('⌘⇧PgUp')
})

test.each([
  ['N', 'writing'],
  ['Space', 'writing'],
  ['Enter', 'writing'],
  ['CmdOrCtrl+Enter', 'writing'],
  ['CmdOrCtrl+Left', 'writing'],
  ['Alt+Backspace', 'writing'],
  ['CmdOrCtrl+Alt+E', 'writing'],
  ['CmdOrCtrl+C', 'editing'],
  ['CmdOrCtrl+Shift+Z', 'editing'],
  ['Alt+F4', 'system'],
  ['Escape', 'system'],
  ['F11', 'system'],
  ['F9', null],
  ['nothing', 'unknown'],
  ['CmdOrCtrl+J', null],
  ['CmdOrCtrl+PageDown', null],
  ['Shift+F5', null],
  ['CmdOrCtrl+Space', null],
])('%s is refused as %s', (accelerator, refusal) => expect(refusalOf(accelerator)).toBe(refusal))
