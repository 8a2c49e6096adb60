import { expect, test } from 'vitest'
import { actionEntries, withRecent } from '../../../renderer/main/palette/entries.ts'
import { matchScore, namedBy } from '../../../renderer/main/palette/match.ts'
import type { ActionContext } from '../../../shared/actions/declaration.ts'
import type { ActionId } from '../../../shared/actions/actions.ts'
import { createTranslations, type Language } from '../../../shared/i18n/index.ts'
import { emptyChat } from './empty-chat.ts'

const context: ActionContext = { ...emptyChat, theme: 'dark', language: 'en' }

function found(query: string, language: Language = 'en', recent: ActionId[] = []): ActionId[] {
  const { t } = createTranslations(language)
  return actionEntries({ t, query, context, recent }).map(({ id }) => id)
}

test('each word of the query has to be found: whole, begun, inside, or with letters left out', () => {
  expect(matchScore('', ['New chat'])).toBe(0)
  expect(matchScore('chat new', ['New chat'])).toBe(8)
  expect(matchScore('ne ch', ['New chat'])).toBe(6)
  expect(matchScore('palett', ['Käsupalett'])).toBe(2)
  expect(matchScore('stngs', ['Settings'])).toBe(1)
  expect(matchScore('new rubbish', ['New chat'])).toBeNull()
  expect(matchScore('tgs', ['Settings'])).toBeNull()
})

test('case and diacritics do not matter', () => {
  expect(matchScore('KASUPALETT', ['Käsupalett'])).toBe(4)
  expect(matchScore('väljü', ['Välju Jutust'])).toBe(4)
})

test('of what an earlier query found, only what this one names too can be chosen', () => {
  const earlier = [{ label: 'Raamatukogu lahtiolekuajad' }, { label: 'Raamatud Tartus' }]
  expect(namedBy('raamatu', earlier)).toEqual(earlier)
  expect(namedBy('raamatud', earlier)).toEqual(earlier.slice(1))
  expect(namedBy('pin', earlier)).toEqual([])
})

test('actions are found in the language of the interface and in English, those not possible never', () => {
  expect(found('settings')[0]).toBe('openSettings')
  expect(found('seaded', 'et')[0]).toBe('openSettings')
  expect(found('settings', 'et')[0]).toBe('openSettings')
  expect(found('theme')).toEqual(['themeSystem', 'themeLight'])
  expect(found('rename')).toEqual([])
  expect(found('command palette')).toEqual([])
})

test('those used last come first among equally good ones', () => {
  expect(found('', 'en', ['quit', 'openAbout']).slice(0, 3)).toEqual([
    'quit',
    'openAbout',
    'newChat',
  ])
  expect(found('theme', 'en', ['themeLight'])).toEqual(['themeLight', 'themeSystem'])
  expect(found('new chat', 'en', ['openWebChat'])[0]).toBe('newChat')
})

test('the last eight are remembered, each once', () => {
  expect(withRecent(['quit', 'newChat'], 'newChat')).toEqual(['newChat', 'quit'])
  const many = Array.from<ActionId>({ length: 8 }).fill('quit')
  expect(withRecent(many.with(7, 'openAbout'), 'newChat')).toEqual(['newChat', ...many.slice(0, 7)])
})
