import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readChunk } from '../../../electron/service/chat-chunk.ts'

const nothing = { thinking: '', content: '', finishReason: undefined, usage: undefined }
const delta = (fields: object) => ({ choices: [{ index: 0, delta: fields }] })

test.for([
  ['vLLM', delta({ reasoning: 'hm' }), { thinking: 'hm' }],
  ['LiteLLM', delta({ reasoning_content: 'hm', role: 'assistant' }), { thinking: 'hm' }],
  ['both aliases', delta({ reasoning_content: 'hm', reasoning: 'hm' }), { thinking: 'hm' }],
  ['an empty alias first', delta({ reasoning_content: '', reasoning: 'hm' }), { thinking: 'hm' }],
  ['a null alias first', delta({ reasoning_content: null, reasoning: 'hm' }), { thinking: 'hm' }],
  [
    'Anthropic’s blocks',
    delta({
      thinking_blocks: [{ thinking: 'h' }, { type: 'redacted_thinking' }, { thinking: 'm' }],
    }),
    { thinking: 'hm' },
  ],
  [
    'Mistral’s parts',
    delta({
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
        { type: 'text', text: 'yes' },
      ],
    }),
    { thinking: 'hm', content: 'yes' },
  ],
  ['both at once', delta({ reasoning: 'hm', content: 'yes' }), { thinking: 'hm', content: 'yes' }],
  ['content of null', delta({ content: null }), {}],
  ['a refusal', delta({ refusal: 'No.' }), { content: 'No.' }],
  ['no choices', { choices: [] }, {}],
  ['choices of null', { choices: null }, {}],
  ['an empty object', {}, {}],
  [
    'LiteLLM’s usage with choices',
    { choices: [{ index: 0, delta: {} }], usage: { prompt_tokens: 3, completion_tokens: '4' } },
    { usage: { promptTokens: 3, completionTokens: 4 } },
  ],
  [
    'half a usage',
    { choices: [], usage: { prompt_tokens: 3, completion_tokens: -1 } },
    { usage: { promptTokens: 3, completionTokens: undefined } },
  ],
  ['usage of null', { choices: [], usage: null }, {}],
  [
    'text and its end at once',
    { choices: [{ delta: { content: 'x' }, finish_reason: 'length' }] },
    { content: 'x', finishReason: 'length' },
  ],
  [
    'a whole completion',
    { choices: [{ message: { content: 'x', reasoning: 'hm' }, finish_reason: null }] },
    { thinking: 'hm', content: 'x', finishReason: 'stop' },
  ],
] as const)('%s', ([, chunk, said]) => {
  expect(readChunk(chunk)).toEqual({ ...nothing, ...said })
})

test('anything that JSON can say is read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { thinking, content } = readChunk({ choices: [{ delta: value, message: value }] })
      expect(typeof thinking + typeof content).toBe('stringstring')
      readChunk(value)
    }),
  )
})
