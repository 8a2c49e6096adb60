import { expect, test } from 'vitest'
import {
  catalogue,
  kindOfModel,
  recommendedParameters,
  seesImages,
  sureContext,
} from '../../../shared/models/catalogue.ts'

test('the recommended parameters are the guide’s', () => {
  const qwen = { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 }
  expect(recommendedParameters('qwen3.5-122b')).toEqual(qwen)
  expect(recommendedParameters('qwen3.5-122b-nonthinking')).toEqual(qwen)
  expect(recommendedParameters('gemma-4-31B-it')).toEqual({
    temperature: 1,
    top_p: 0.95,
    top_k: 64,
  })
  expect(recommendedParameters('somebody-elses-model')).toEqual({})
})

test('thinking counterparts point at each other', () => {
  for (const { id, thinking } of catalogue) {
    if (!thinking) continue
    const other = catalogue.find((entry) => entry.id === thinking.counterpart)
    expect(other?.thinking).toEqual({ thinksFirst: !thinking.thinksFirst, counterpart: id })
  }
})

test.each([
  ['qwen3.5-122b', 'chat'],
  ['whisper-large-v3', 'transcription'],
  ['Systran/faster-whisper-small', 'transcription'],
  ['qwen3-embedding-8B', 'embedding'],
  ['bge-m3', 'embedding'],
  ['llama-3.3-70b', 'chat'],
])('%s is for %s', (id, kind) => expect(kindOfModel(id)).toBe(kind))

test('which models read images, and how much they surely take', () => {
  expect(seesImages('gemma-4-31B-it')).toBe('yes')
  expect(seesImages('whisper-large-v3')).toBe('no')
  expect(seesImages('Qwen/Qwen2.5-VL-7B')).toBe('yes')
  expect(seesImages('llama-3.3-70b')).toBe('unknown')
  expect(sureContext('qwen3.5-122b')).toBe(131_072)
  expect(sureContext('llama-3.3-70b')).toBeUndefined()
})
