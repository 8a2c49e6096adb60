import { expect, test } from 'vitest'
import { readAccelerator } from '../../../../shared/actions/accelerator.ts'
import { actionGroups, actionIds, canMeet, findAction } from '../../../../shared/actions/actions.ts'
import { refusalOf } from '../../../../shared/actions/refusal.ts'
import { conflictOf, shortcutOf, withShortcut } from '../../../../shared/actions/shortcuts.ts'

test('each action belongs to one group', () => {
  expect(actionGroups.flatMap(({ ids }) => [...ids]).toSorted()).toEqual([...actionIds].toSorted())
})

test('each shortcut is an accelerator that a person could choose, or Escape', () => {
  for (const id of actionIds) {
    const { shortcut } = findAction(id)
    if (shortcut === undefined) continue
    expect(readAccelerator(shortcut), shortcut).not.toBeNull()
    expect(refusalOf(shortcut), shortcut).toBe(shortcut === 'Escape' ? 'system' : null)
  }
})

test('only Escape may mean several actions at one place', () => {
  for (const id of actionIds) {
    const shortcut = shortcutOf(id, {})
    if (shortcut === null || shortcut === 'Escape') continue
    expect(conflictOf(id, shortcut, {}), `${id} ${shortcut}`).toBeUndefined()
  }
})

test('Escape ends what is innermost: a dictation before a transcript before an answer', () => {
  const inOrder = actionIds.filter((id) => findAction(id).shortcut === 'Escape')
  expect(inOrder).toEqual([
    'cancelDictation',
    'closeDictations',
    'closeTranscript',
    'stopAnswer',
    'closeSettings',
  ])
  // Of the others no two are possible at one place.
  const [, ...others] = inOrder
  for (const id of others) {
    expect(others.filter((other) => other !== id && canMeet(id, other))).toEqual([])
  }
})

test('a shortcut that is chosen stands in for the declared one, and one as declared is not kept', () => {
  const chosen = withShortcut({}, 'newChat', 'CmdOrCtrl+J')
  expect(chosen).toEqual({ newChat: 'CmdOrCtrl+J' })
  expect(shortcutOf('newChat', chosen)).toBe('CmdOrCtrl+J')
  expect(withShortcut(chosen, 'newChat', null)).toEqual({ newChat: null })
  expect(shortcutOf('newChat', { newChat: null })).toBeNull()
  expect(withShortcut(chosen, 'newChat', 'CmdOrCtrl+N')).toEqual({})
  expect(withShortcut({}, 'deleteChat', null)).toEqual({})
})

test('keys conflict with another action where both can be possible', () => {
  expect(conflictOf('toggleSidebar', 'CmdOrCtrl+N', {})).toBe('newChat')
  expect(conflictOf('toggleSidebar', 'CmdOrCtrl+N', { newChat: 'F4' })).toBeUndefined()
  expect(conflictOf('toggleSidebar', 'F4', { newChat: 'F4' })).toBe('newChat')
  // One is for chats and the other for transcripts.
  expect(conflictOf('renameChat', 'F2', {})).toBeUndefined()
  expect(conflictOf('focusSearch', 'F2', {})).toBe('renameTranscript')
})
