import OpenAI, { BadRequestError, toFile } from 'openai'
import { expect, it } from 'vitest'
import { makeWav, sine } from './make-wav.ts'
import { startPractice } from './start-practice.ts'

it('serves the openai package: models, a stream with thinking and usage, a transcript, an error', async () => {
  const { address, token } = await startPractice()
  const client = new OpenAI({ baseURL: address, apiKey: token, maxRetries: 0 })

  const models = await client.models.list()
  expect(models.data.map(({ id }) => id)).toEqual([
    'qwen3.5-122b',
    'qwen3.5-122b-nonthinking',
    'gemma-4-31B-it',
    'whisper-large-v3',
  ])

  const stream = await client.chat.completions.create({
    model: 'qwen3.5-122b',
    messages: [{ role: 'user', content: 'Kas sa oled mudel?' }],
    stream: true,
    stream_options: { include_usage: true },
  })
  let content = ''
  let thought = false
  let total = 0
  for await (const chunk of stream) {
    const delta = chunk.choices[0]?.delta
    content += delta?.content ?? ''
    thought ||= delta !== undefined && 'reasoning_content' in delta
    total = chunk.usage?.total_tokens ?? total
  }
  expect(content).toContain('ei ole keelemudelit')
  expect(thought).toBe(true)
  expect(total).toBeGreaterThan(20)

  const transcript = await client.audio.transcriptions.create({
    model: 'whisper-large-v3',
    file: await toFile(makeWav({ samples: sine(2, 0.5) }), 'clip.wav', { type: 'audio/wav' }),
    language: 'en',
    response_format: 'json',
  })
  expect(transcript.text).toContain('2.0 s of sound, loudest -6.0 dBFS')

  const refused = client.chat.completions.create({ model: 'none', messages: [] })
  await expect(refused).rejects.toBeInstanceOf(BadRequestError)
})
