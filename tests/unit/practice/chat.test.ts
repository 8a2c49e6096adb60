import { describe, expect, it } from 'vitest'
import { answerChat } from '../../../electron/practice/chat.ts'
import { listen } from './listen.ts'
import { join, readStream } from './read-stream.ts'
import { startPractice } from './start-practice.ts'

const containing = (text: string): unknown => expect.stringContaining(text)

const ask = (content: unknown, more: object = {}) =>
  JSON.stringify({
    model: 'qwen3.5-122b-nonthinking',
    stream: true,
    messages: [{ role: 'user', content }],
    ...more,
  })

describe('a streamed answer', () => {
  it('says that it is practice, quotes the question, and finishes with stop', async () => {
    const { post } = await startPractice()
    const answer = await post('/chat/completions', ask('What is the capital of Estonia?'))
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const chunks = await readStream(answer)
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant')
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop')
    expect(chunks.length).toBeGreaterThan(20)
    const content = join(chunks, 'content')
    expect(content).toContain('This is a practice answer')
    expect(content).toContain('No language model is behind it')
    expect(content).toContain('> What is the capital of Estonia?')
    expect(join(chunks, 'reasoning_content')).toBe('')
  })

  it('answers an Estonian question in Estonian', async () => {
    const { post } = await startPractice()
    const chunks = await readStream(await post('/chat/completions', ask('Mis on Eesti pealinn?')))
    expect(join(chunks, 'content')).toContain('See on harjutusvastus')
    expect(join(chunks, 'content')).toContain('> Mis on Eesti pealinn?')
  })

  it('thinks first only as the thinking model', async () => {
    const { post } = await startPractice()
    const body = ask('Hello', { model: 'qwen3.5-122b' })
    const chunks = await readStream(await post('/chat/completions', body))
    expect(join(chunks, 'reasoning_content')).toContain('No model is thinking here')
    const kinds = chunks.flatMap(({ choices }) => Object.keys(choices[0]?.delta ?? {}))
    expect(kinds.lastIndexOf('reasoning_content')).toBeLessThan(kinds.indexOf('content'))
  })

  it('counts usage when asked', async () => {
    const { post } = await startPractice()
    const body = ask('one two three', { stream_options: { include_usage: true } })
    const chunks = await readStream(await post('/chat/completions', body))
    const sent = chunks.filter(({ choices }) => choices[0]?.delta.content !== undefined).length
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 3, completion_tokens: sent, total_tokens: 3 + sent },
    })
    const without = await readStream(await post('/chat/completions', ask('one two three')))
    expect(without.at(-1)?.usage).toBeUndefined()
  })

  it('is cut at max_tokens, saying so', async () => {
    const { post } = await startPractice()
    const chunks = await readStream(await post('/chat/completions', ask('Hi', { max_tokens: 5 })))
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([
      ...Array<null>(5).fill(null),
      'length',
    ])
  })

  it('arrives word by word, the first at once', async () => {
    const { post } = await startPractice({ pace: 0.001 })
    const answer = await post('/chat/completions', ask('Hi'))
    const first = await answer.body?.getReader().read()
    const events = new TextDecoder().decode(first?.value).split('\n\n').filter(Boolean)
    expect(events).toHaveLength(1)
    expect(events[0]).toContain('"content":"**This"')
  })

  it('stops at once when the client has gone', async () => {
    const gone = new AbortController()
    const streaming = Promise.withResolvers<unknown>()
    const address = await listen((_, response) => {
      const options = { pace: 0.001, signal: gone.signal, newId: () => '1' }
      const body = new TextEncoder().encode(ask('Hi'))
      streaming.resolve(answerChat(body, response, options))
    })
    await fetch(address)
    gone.abort()
    await expect(streaming.promise).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  })
})

it('answers whole without stream', async () => {
  const { post } = await startPractice()
  const body = ask('Hello', { model: 'qwen3.5-122b', stream: false })
  const answer = await post('/chat/completions', body)
  expect(await answer.json()).toMatchObject({
    object: 'chat.completion',
    model: 'qwen3.5-122b',
    choices: [
      {
        finish_reason: 'stop',
        message: {
          role: 'assistant',
          content: containing('practice answer'),
          reasoning_content: containing('No model is thinking'),
        },
      },
    ],
    usage: { prompt_tokens: 1 },
  })
})

describe('what is wrong with a request', () => {
  it.each([
    ['{"model":', 'Request body is not valid JSON.'],
    ['[]', 'expected object'],
    ['{"model":"gemma-4-31B-it"}', 'messages'],
    ['{"model":"gemma-4-31B-it","messages":[]}', 'messages'],
    ['{"model":"gemma-4-31B-it","messages":[{"role":"wizard","content":"x"}]}', 'messages.0.role'],
    [ask('x', { max_tokens: -1 }), 'max_tokens'],
  ])('%s is a 400', async (body, message) => {
    const { post } = await startPractice()
    const answer = await post('/chat/completions', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { message: containing(message), code: '400' },
    })
  })

  it.each(['gpt-4', 'whisper-large-v3'])('model %s is refused as LiteLLM does', async (model) => {
    const { post } = await startPractice()
    const answer = await post('/chat/completions', ask('x', { model }))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: {
        message: `/chat/completions: Invalid model name passed in model=${model}. Call \`/v1/models\` to view available models for your key.`,
      },
    })
  })
})
