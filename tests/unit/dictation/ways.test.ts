import { expect, test } from 'vitest'
import { planKeys, type KeyFacts } from '../../../electron/dictation/key-ways.ts'
import { choosePasteWay, type PasteCommand } from '../../../electron/dictation/paste-way.ts'

const x11: KeyFacts = { platform: 'linux', display: 'x11', isTrusted: true }
const wayland: KeyFacts = { ...x11, display: 'wayland' }
const headless: KeyFacts = { ...x11, display: 'none' }
const mac: KeyFacts = { platform: 'darwin', display: 'native', isTrusted: true }
const windows: KeyFacts = { platform: 'win32', display: 'native', isTrusted: true }

test.each<[string, KeyFacts, string[]]>([
  ['X11', x11, ['hook', 'toggle']],
  ['Wayland', wayland, ['hook: wayland', 'portal', 'toggle']],
  ['no display', headless, ['hook: no_display', 'toggle']],
  ['macOS with the right of Accessibility', mac, ['hook', 'toggle']],
  ['macOS without it', { ...mac, isTrusted: false }, ['hook: accessibility', 'toggle']],
  ['Windows', windows, ['hook', 'toggle']],
])('keys on %s', (_name, facts, expected) => {
  const ways = planKeys(facts).map(({ way, obstacle }) => (obstacle ? `${way}: ${obstacle}` : way))
  expect(ways).toEqual(expected)
})

test.each<[string, KeyFacts, PasteCommand[], boolean, string]>([
  ['X11 with xdotool', x11, ['xdotool'], true, 'xdotool'],
  ['X11 without', x11, [], true, 'tap Control'],
  ['X11 without both', x11, ['wtype'], false, 'none'],
  ['Wayland with both tools', wayland, ['ydotool', 'wtype'], true, 'wtype'],
  ['Wayland with ydotool', wayland, ['ydotool'], true, 'ydotool'],
  ['Wayland with neither', wayland, ['xdotool'], true, 'none'],
  ['macOS', mac, ['osascript'], true, 'tap Meta'],
  ['macOS without a hook', mac, ['osascript'], false, 'osascript'],
  ['macOS without the right', { ...mac, isTrusted: false }, ['osascript'], true, 'none'],
  ['Windows', windows, ['powershell'], true, 'tap Control'],
  ['Windows without a hook', windows, ['powershell'], false, 'powershell'],
  ['no display', headless, ['xdotool'], true, 'none'],
])('pasting on %s', (_name, facts, commands, hasHook, expected) => {
  const way = choosePasteWay({ ...facts, commands: new Set(commands), hasHook })
  const told =
    way.kind === 'command' ? way.command : way.kind === 'tap' ? `tap ${way.modifier}` : way.kind
  expect(told).toBe(expected)
})
