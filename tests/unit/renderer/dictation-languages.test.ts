import { expect, test } from 'vitest'
import {
  chosenLanguage,
  hearsSpeech,
  spokenLanguages,
} from '../../../renderer/main/dictation/languages.ts'
import { defaultSettings } from '../../../shared/ipc/schemas/settings.ts'
import { connectedService } from './fake-bootstrap.ts'

test('speech is heard only where there is a model for it', () => {
  expect(hearsSpeech({ service: connectedService })).toBe(true)
  const models = connectedService.models.filter(({ kind }) => kind !== 'transcription')
  expect(hearsSpeech({ service: { ...connectedService, models } })).toBe(false)
})

test('the service can be let to tell the language unless it is known that it does not', () => {
  const settings = { ...defaultSettings, spokenLanguage: 'auto' } as const
  for (const tellsLanguage of [null, true]) {
    const service = { ...connectedService, tellsLanguage }
    expect(spokenLanguages({ service })).toEqual(['et', 'en', 'auto'])
    expect(chosenLanguage({ service, settings })).toBe('auto')
  }
  const service = { ...connectedService, tellsLanguage: false }
  expect(spokenLanguages({ service })).toEqual(['et', 'en'])
  expect(chosenLanguage({ service, settings })).toBe('et')
  expect(chosenLanguage({ service, settings: { ...settings, spokenLanguage: 'en' } })).toBe('en')
})
