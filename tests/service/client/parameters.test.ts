import { describe, expect, test } from 'vitest'
import { hear, linkTo, openWire } from './harness.ts'

const wire = openWire()

const gemma = { model: 'gemma-4-31B-it', messages: [{ role: 'user', content: 'Tere!' }] } as const

/** The names of what each request carried besides what every chat has. */
function sentParameters(): string[][] {
  const always = new Set(['model', 'messages', 'stream'])
  return wire.server.requests.map(({ json }) =>
    Object.keys(json as object).filter((name) => !always.has(name)),
  )
}

function refusal(message: string, status = 400): string {
  return JSON.stringify({ error: { message, type: 'None', param: 'None', code: String(status) } })
}

describe('a parameter that is refused', () => {
  test('400-unsupported-param: one more request without it, and never again to this model', async () => {
    wire.server.chat.next('400-unsupported-param')
    expect(await hear(wire.link, gemma)).toMatchObject({ reason: 'stop', error: undefined })
    await hear(wire.link, gemma)
    const without = ['temperature', 'top_p', 'stream_options']
    expect(sentParameters()).toEqual([
      ['temperature', 'top_p', 'top_k', 'stream_options'],
      without,
      without,
    ])
    await hear(wire.link, { ...gemma, model: 'other', parameters: { top_k: 3 } })
    expect(sentParameters().at(-1)).toContain('top_k')
  })

  test.for([
    [
      "litellm.UnsupportedParamsError: x does not support parameters: ['presence_penalty']",
      'presence_penalty',
    ],
    ["Unknown parameter: 'stream_options'.", 'stream_options'],
    ["Unsupported parameter: 'temperature' is not supported with this model.", 'temperature'],
  ] as const)('%s', async ([message, name]) => {
    const parameters = { temperature: 1, presence_penalty: 1 }
    wire.server.chat.next('422-detail', { body: refusal(message) })
    const heard = await hear(wire.link, { ...gemma, parameters })
    expect(heard).toMatchObject({ reason: 'stop', error: undefined })
    const [first = [], second] = sentParameters()
    expect(first).toContain(name)
    expect(second).toEqual(first.filter((other) => other !== name))
  })

  test('FastAPI’s way to say it', async () => {
    wire.server.chat.next('422-detail', {
      body: '{"detail":[{"type":"extra_forbidden","loc":["body","top_k"],"msg":"Extra inputs are not permitted","input":64}]}',
    })
    expect(await hear(wire.link, gemma)).toMatchObject({ reason: 'stop' })
    expect(sentParameters()[1]).not.toContain('top_k')
  })

  test('refused once more, it is an error with its own sentence, after two requests', async () => {
    wire.server.chat.always('400-unsupported-param')
    expect((await hear(wire.link, gemma)).error).toMatchObject({
      code: 'request_refused',
      reason: 'parameter_refused',
    })
    expect(wire.server.requests).toHaveLength(2)
    // What did not help is not remembered.
    wire.server.chat.always('litellm')
    await hear(wire.link, gemma)
    expect(sentParameters().at(-1)).toContain('top_k')
  })

  test('one that is not ours is not asked about twice', async () => {
    wire.server.chat.next('422-detail', { body: refusal("Unknown parameter: 'logit_bias'.") })
    const { error } = await hear(wire.link, { ...gemma, parameters: { temperature: 1 } })
    expect(error?.reason).toBe('parameter_refused')
    expect(wire.server.requests).toHaveLength(1)
  })

  test('a newer name for the same limit', async () => {
    wire.server.chat.next('422-detail', {
      body: refusal(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
    })
    await hear(wire.link, { ...gemma, parameters: { max_tokens: 2048 } })
    expect(wire.server.requests[1]?.json).toMatchObject({ max_completion_tokens: 2048 })
    expect(wire.server.requests[1]?.json).not.toHaveProperty('max_tokens')
  })
})

describe('an answer that may be too long', () => {
  const tooMuch = { ...gemma, parameters: { max_tokens: 131_072 } }
  const current =
    "You passed 9000 input tokens and requested 131072 output tokens. However, the model's context length is only 131072 tokens, resulting in a maximum input length of 0 tokens. Please reduce the length of the input prompt."

  test('is asked for again with what there is room for', async () => {
    wire.server.chat.next('422-detail', { body: refusal(current) })
    expect(await hear(wire.link, tooMuch)).toMatchObject({ reason: 'stop', error: undefined })
    expect(wire.server.requests[1]?.json).toMatchObject({ max_tokens: 131_072 - 9000 })
    // Another question may have room for it.
    await hear(wire.link, tooMuch)
    expect(wire.server.requests[2]?.json).toMatchObject({ max_tokens: 131_072 })
  })

  test('400-max-tokens: the room is guessed where the service does not count the question', async () => {
    wire.server.chat.next('400-max-tokens')
    await hear(wire.link, { ...tooMuch, parameters: { max_tokens: 262_144 } })
    const asked = wire.server.requests[1]?.json as { max_tokens: number }
    expect(asked.max_tokens).toBeLessThan(131_072)
    expect(asked.max_tokens).toBeGreaterThan(130_000)
  })

  test('without room for an answer, or a limit of ours, it is an error with the figures', async () => {
    const full = current.replace('9000', '131000')
    wire.server.chat.next('422-detail', { body: refusal(full) })
    expect((await hear(wire.link, tooMuch)).error).toMatchObject({
      code: 'request_refused',
      reason: 'answer_limit',
      tokens: { given: 131_000, requested: 131_072, limit: 131_072 },
    })
    wire.server.chat.next('422-detail', { body: refusal(current) })
    expect((await hear(wire.link, gemma)).error?.reason).toBe('answer_limit')
    expect(wire.server.requests).toHaveLength(2)
  })

  test.for([
    ['400-context-new', { given: 140_001, requested: 0, limit: 131_072 }],
    ['400-context-old', { given: 139_001, requested: 1000, limit: 131_072 }],
    ['400-context-litellm', { given: 140_001, requested: 0, limit: 131_072 }],
  ] as const)(
    '%s: a question that is too long is told with its figures',
    async ([name, tokens]) => {
      wire.server.chat.always(name)
      expect((await hear(wire.link, tooMuch)).error).toMatchObject({ code: 'too_long', tokens })
      expect(wire.server.requests).toHaveLength(1)
    },
  )
})

test('a refusal in the middle of an answer is not asked about again', async () => {
  const link = linkTo(wire.server)
  wire.server.chat.nextDo(async (exchange) => {
    exchange.head(200, { 'content-type': 'text/event-stream' })
    await exchange.send('data: {"choices":[{"index":0,"delta":{"content":"one"}}]}\n\n')
    await exchange.end(`data: ${refusal('Unknown parameter: top_k')}\n\n`)
  })
  expect(await hear(link, gemma)).toMatchObject({
    content: 'one',
    error: { reason: 'parameter_refused' },
  })
  expect(wire.server.requests).toHaveLength(1)
  await link.drop()
})
