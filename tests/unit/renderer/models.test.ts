import { expect, test } from 'vitest'
import { chatModels, chosenModel, thinkingChoice } from '../../../renderer/main/chat/models.ts'
import { defaultSettings } from '../../../shared/ipc/schemas/settings.ts'
import { connectedService } from './fake-bootstrap.ts'

test('only chat models are offered, the catalogue’s first; the one chosen last stays while it is there', () => {
  const session = { service: connectedService, settings: defaultSettings }
  expect(chatModels(connectedService).map(({ id }) => id)).toEqual([
    'qwen3.5-122b',
    'qwen3.5-122b-nonthinking',
    'gemma-4-31B-it',
  ])
  expect(chosenModel(session)).toBe('qwen3.5-122b')
  const gemma = { ...session, settings: { ...defaultSettings, chatModel: 'gemma-4-31B-it' } }
  expect(chosenModel(gemma)).toBe('gemma-4-31B-it')
  expect(thinkingChoice(gemma)).toBeNull()
  const gone = { ...session, settings: { ...defaultSettings, chatModel: 'no-longer-offered' } }
  expect(chosenModel(gone)).toBe('qwen3.5-122b')
  const alone = { ...connectedService, models: [{ id: 'qwen3.5-122b', kind: 'chat' as const }] }
  expect(thinkingChoice({ ...session, service: alone })).toBeNull()
})
