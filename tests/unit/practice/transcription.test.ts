import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createPracticeService } from '../../../electron/practice/server.ts'
import { listen } from './listen.ts'
import { makeWav, sine } from './make-wav.ts'
import { startPractice } from './start-practice.ts'

const path = '/audio/transcriptions'

function form(sound: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const data = new FormData()
  data.set('file', new File([sound], 'clip.wav', { type: 'audio/wav' }))
  data.set('model', 'whisper-large-v3')
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const containing = (text: string): unknown => expect.stringContaining(text)

// A tenth of full scale is -20 dBFS.
const tone = makeWav({ samples: sine(4.2, 0.1) })

describe('without a recogniser', () => {
  it('tells what was received, in English', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(tone, { language: 'en', response_format: 'json' }))
    expect(await answer.json()).toEqual({
      text: 'Practice, no speech recogniser: 4.2 s of sound, loudest -20.0 dBFS, language asked for en, 16000 Hz mono, WAV pcm 16 bit.',
      usage: { type: 'duration', seconds: 5 },
    })
  })

  it('tells it in Estonian, as plain text', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(tone, { language: 'et', response_format: 'text' }))
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toBe(
      'Harjutus, kõnetuvastust pole: 4,2 s heli, valjem hetk −20,0 dBFS, küsitud keel et, 16000 Hz mono, WAV pcm 16 bit.',
    )
  })

  it('tells of a short sound what can be said so soon', async () => {
    const { post } = await startPractice()
    const tap = makeWav({ samples: sine(0.5, 0.1) })
    const answer = await post(path, form(tap, { language: 'en', response_format: 'text' }))
    expect(await answer.text()).toBe('Practice, no speech recogniser: 0.5 s of sound.')
  })

  it('tells silence, and that no language was asked for', async () => {
    const { post } = await startPractice()
    const samples = Array.from({ length: 4 * 2 * 44_100 }, () => 0)
    const silence = makeWav({ samples, channels: 2, sampleRate: 44_100 })
    const answer = await post(path, form(silence, { response_format: 'text' }))
    expect(await answer.text()).toContain(
      '4.0 s of sound, complete silence, no language asked for, 44100 Hz 2 channels',
    )
  })

  it('gives verbose_json in vLLM’s shape', async () => {
    const { post } = await startPractice()
    const body = form(tone, { language: 'et', response_format: 'verbose_json' })
    expect(await (await post(path, body)).json()).toMatchObject({
      duration: '4.2',
      language: 'et',
      segments: [{ id: 0, start: 0, end: 4.2, text: containing('4,2 s') }],
      words: null,
    })
  })

  it('leaves the language out where none was asked for: it cannot hear one', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(tone, { response_format: 'verbose_json' }))
    const told: unknown = await answer.json()
    expect(told).toHaveProperty('segments')
    expect(told).not.toHaveProperty('language')
  })

  it('says more of a longer sound: a sentence for each further 4 s, with its level', async () => {
    const { post } = await startPractice()
    const rising = makeWav({ samples: [...sine(5, 0.1), ...sine(6, 0.5)] })
    const body = form(rising, { language: 'en', response_format: 'verbose_json' })
    expect(await (await post(path, body)).json()).toMatchObject({
      segments: [
        { start: 0, end: 4, text: containing('Practice, no speech recogniser: 11.0 s') },
        {
          start: 4,
          end: 8,
          text: containing('The part 4–8 s peaked at 50%; this is practice text'),
        },
        { start: 8, end: 11, text: containing('8–11') },
      ],
    })
  })
})

describe('with a recogniser', () => {
  it('hands it the file and the language, and answers its text', async () => {
    const received = Promise.withResolvers<{ url: string | undefined; sound: Promise<Buffer> }>()
    const recognizer = await listen((request, response) => {
      received.resolve({ url: request.url, sound: buffer(request) })
      response.end('tere maailm\n')
    })
    const { post } = await startPractice({ recognizer })
    const answer = await post(path, form(tone, { language: 'et' }))
    expect(await answer.json()).toMatchObject({ text: 'tere maailm' })
    const { url, sound } = await received.promise
    expect(url).toBe('/recognize?language=et')
    expect((await sound).equals(tone)).toBe(true)
  })

  it('answers 500 when the recogniser fails', async () => {
    const recognizer = await listen((_, response) => {
      response.writeHead(503).end()
    })
    const { post } = await startPractice({ recognizer })
    const answer = await post(path, form(tone))
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain('The recogniser failed: status 503')
  })

  it('lets go of the recogniser when the client goes', async () => {
    const started = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const recognizer = await listen((request, response) => {
      // Nobody learns that a connection is gone of which he reads nothing.
      request.resume()
      response.on('close', () => ended.resolve())
      started.resolve()
    })
    const { post } = await startPractice({ recognizer })
    const gone = new AbortController()
    const answer = post(path, form(tone), gone.signal)
    await started.promise
    gone.abort()
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    await ended.promise
  })

  it('takes no recogniser on another computer', () => {
    const recognizer = new URL('http://recogniser.example/')
    expect(() => createPracticeService({ recognizer })).toThrow('must be on this computer')
  })
})

describe('what is wrong with a request', () => {
  it('an undecodable file is a 400 in vLLM’s words', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(new TextEncoder().encode('not a sound')))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { message: 'Invalid or unsupported audio file.', code: 400 },
    })
  })

  it('a format the service does not write is a 400', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(tone, { response_format: 'srt' }))
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Currently only support response_format')
  })

  it('a chat model is refused as unknown', async () => {
    const { post } = await startPractice()
    const answer = await post(path, form(tone, { model: 'gemma-4-31B-it' }))
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Invalid model name passed in model=gemma-4-31B-it')
  })

  it('a missing file is a 422, and no form at all a 400', async () => {
    const { post } = await startPractice()
    const empty = new FormData()
    empty.set('model', 'whisper-large-v3')
    const missing = await post(path, empty)
    expect([missing.status, await missing.json()]).toEqual([
      422,
      { detail: [{ type: 'missing', loc: ['body', 'file'], msg: 'Field required' }] },
    ])
    expect((await post(path, '{}')).status).toBe(400)
  })
})
