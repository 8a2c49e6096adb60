import { expect, test } from 'vitest'
import { isAnswerTooLong, tokenFigures } from '../../../electron/service/errors/token-figures.ts'

/** The words of each server, what they say, and whether only the answer is too long. */
test.for([
  [
    "You passed 140001 input tokens and requested 0 output tokens. However, the model's context length is only 131072 tokens, resulting in a maximum input length of 131072 tokens. Please reduce the length of the input prompt.",
    { given: 140_001, requested: 0, limit: 131_072 },
    false,
  ],
  [
    "You passed 9000 input tokens and requested 131072 output tokens. However, the model's context length is only 131072 tokens, resulting in a maximum input length of 0 tokens.",
    { given: 9000, requested: 131_072, limit: 131_072 },
    true,
  ],
  [
    'max_tokens=262144cannot be greater than max_model_len=max_total_tokens=131072. Please request fewer output tokens.',
    { requested: 262_144, limit: 131_072 },
    true,
  ],
  [
    "'max_tokens' or 'max_completion_tokens' is too large: 131072. This model's maximum context length is 131072 tokens and your request has 17 input tokens (131072 > 131072 - 17).",
    { requested: 131_072, limit: 131_072, given: 17 },
    true,
  ],
  [
    "This model's maximum context length is 131072 tokens. However, you requested 140001 tokens (139001 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.",
    { limit: 131_072, given: 139_001, requested: 1000 },
    false,
  ],
  [
    "This model's maximum context length is 8,192 tokens. However, your messages resulted in 10,338 tokens.",
    { limit: 8192, given: 10_338 },
    false,
  ],
  ["This model's maximum context length is 4096 tokens.", { limit: 4096 }, false],
  [
    'the request exceeds: request (5321 tokens) exceeds the available context size (4096 tokens), try increasing it',
    { given: 5321, limit: 4096 },
    false,
  ],
  [
    "The input (9001 tokens) is longer than the model's context length (8192 tokens).",
    { given: 9001, limit: 8192 },
    false,
  ],
  ['prompt is too long: 210000 tokens > 200000 maximum', { given: 210_000, limit: 200_000 }, false],
] as const)('%s', ([message, figures, answerOnly]) => {
  const found = tokenFigures(message)
  expect(found).toEqual(figures)
  expect(found && isAnswerTooLong(found)).toBe(answerOnly)
})

test.for([
  'context window exceeded',
  `maximum context length is ${'9'.repeat(30)} tokens`,
  'You passed very many input characters',
])('no figures in: %s', (message) => {
  expect(tokenFigures(message)).toBeUndefined()
})

test('a message of any length is read at once', () => {
  const began = performance.now()
  tokenFigures('maximum context length is 1 '.repeat(20_000))
  tokenFigures('passed 1 input tokens and requested 1 output tokens'.repeat(20_000))
  expect(performance.now() - began).toBeLessThan(2000)
})
