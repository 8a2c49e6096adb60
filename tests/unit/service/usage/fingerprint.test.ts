import { expect, test } from 'vitest'
import {
  fingerprintOfHeaders,
  fingerprintOfModels,
} from '../../../../electron/service/usage/fingerprint.ts'

test.for([
  [{ 'x-litellm-version': '1.82.3' }, { stack: 'litellm', version: '1.82.3' }],
  [{ 'x-litellm-call-id': 'a' }, { stack: 'litellm', version: null }],
  [{ 'x-litellm-version': '<b>' }, { stack: 'litellm', version: null }],
  [{ server: 'nginx' }, { stack: null, version: null }],
] as const)('%o', ([headers, seen]) => {
  expect(fingerprintOfHeaders(new Headers(headers))).toEqual(seen)
})

const openai = { object: 'model', created: 1_677_610_602, owned_by: 'openai' }

test.for([
  [
    'litellm',
    [
      { id: 'a', ...openai },
      { id: 'b', ...openai },
    ],
    'litellm',
  ],
  ['one row alone', [{ id: 'a', ...openai }], null],
  [
    'other moments',
    [
      { id: 'a', ...openai },
      { id: 'b', ...openai, created: 1 },
    ],
    null,
  ],
  ['vllm', [{ id: 'a', owned_by: 'vllm', max_model_len: 4096 }], 'vllm'],
  ['ollama', [{ id: 'a', owned_by: 'library' }], 'ollama'],
  [
    'speaches',
    [{ id: 'a', owned_by: 'Systran', task: 'automatic-speech-recognition' }],
    'speaches',
  ],
  ['names', ['a', 'b'], null],
  ['nothing', [], null],
  ['rubbish', [null, 1], null],
] as const)('%s', ([, rows, stack]) => {
  expect(fingerprintOfModels(rows)).toEqual({ stack, version: null })
})
