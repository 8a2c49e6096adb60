import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import { readTranscript } from '../../../electron/service/transcription/read-transcript.ts'
import type { Transcript } from '../../../electron/service/transcription/transcript.ts'

function read(body: string, contentType = 'application/json', seconds = 6): Transcript {
  return readTranscript({ body, contentType, seconds }, { secrets: ['sk-secret-1'], now: 0 })
}

function failure(body: string, contentType?: string) {
  try {
    read(body, contentType)
  } catch (caught) {
    if (caught instanceof ServiceError) return caught.error
    throw caught
  }
  throw new Error('It was read')
}

const segments = [
  { start: 0, end: 2.5, text: ' Tere hommikust,' },
  { start: 2.5, end: 5, text: ' Tartu!' },
]
const good = { language: 'et', duration: '5.2', text: ' Tere hommikust, Tartu!', segments }

describe('a text is found', () => {
  test.for([
    ['under a byte order mark', '\uFEFF{"text":"Tere"}', 'application/json', 'Tere'],
    ['with an error of null', '{"error":null,"text":" Tere"}', 'application/json', 'Tere'],
    [
      'in segments alone',
      JSON.stringify({ segments }),
      'application/json',
      'Tere hommikust, Tartu!',
    ],
    ['beside an empty text', JSON.stringify({ ...good, text: '' }), '', 'Tere hommikust, Tartu!'],
    ['wrapped once more', JSON.stringify('{"text":"Tere"}'), 'application/json', 'Tere'],
    ['as a number that was said', '2026', 'text/plain', '2026'],
    ['in brackets', '[muusika] Tere', 'text/plain', '[muusika] Tere'],
    ['in quotation marks', '"Tere," ütles ta.', 'text/plain', '"Tere," ütles ta.'],
    ['in quotation marks that end', '"Tere"', 'text/plain', 'Tere'],
    ['with arrows and tags', 'a --> b <i>c</i>', 'text/html', 'a --> b <i>c</i>'],
    ['empty, as text', '\n', 'text/plain', ''],
    ['empty, as JSON', '{"text":""}', 'application/json', ''],
    ['that talks of an error', '{"text":"error"}', 'application/json', 'error'],
  ] as const)('%s', ([, body, type, text]) => {
    expect(read(body, type).text).toBe(text)
  })
})

describe('no text is made up', () => {
  test.for([
    ['{"text":null}', 'application/json', 'not_a_service'],
    ['[]', 'application/json', 'not_a_service'],
    ['null', 'application/json', 'not_a_service'],
    ['17', 'application/json', 'not_a_service'],
    ['{"text":"Tere', 'text/plain', 'cut'],
    ['"Tere', 'application/json', 'cut'],
    ['', 'application/json', 'cut'],
    ['<!doctype html><title>Login</title>', 'text/plain', 'not_a_service'],
    ['data: {"delta":"Tere"}\n\n', 'text/event-stream', 'cut'],
    ['data: {"delta":"Te\n\n', 'text/event-stream', 'cut'],
    ['', 'text/event-stream', 'cut'],
    ['data: {"error":{"message":"busy","code":503}}\n\n', 'text/event-stream', 'server_error'],
    ['event: error\ndata: {"message":"busy"}\n\n', 'text/plain', 'server_error'],
    ['{"detail":"Not Found"}', 'application/json', 'server_error'],
    ['{"error":"busy"}', 'application/json', 'server_error'],
    ['{"error":{"message":"x","code":"429"},"text":""}', 'application/json', 'rate_limited'],
  ] as const)('%s as %s', ([body, type, code]) => {
    expect(failure(body, type).code).toBe(code)
  })

  test('and no key shows in an error', () => {
    expect(failure('{"sk-secret-1":1}').detail).not.toContain('sk-secret-1')
    expect(failure('{"error":"bad key sk-secret-1"}').detail).not.toContain('sk-secret-1')
  })
})

describe('events are joined to a text', () => {
  const vllm = (delta: string, finish: string | null = null) =>
    `data: {"id":"trsc-1","object":"transcription.chunk","created":1,"model":"w","choices":[{"delta":{"content":"${delta}"},"finish_reason":${JSON.stringify(finish)}}]}\n\n`
  test.for([
    [
      'vLLM, a finish at each 30 s',
      `${vllm(' Tere')}${vllm('', 'stop')}${vllm(' hommikust')}${vllm('', 'stop')}data: {"choices":[],"usage":{}}\n\ndata: [DONE]\n\n`,
    ],
    [
      'OpenAI',
      'data: {"type":"transcript.text.delta","delta":"Tere "}\n\ndata: {"type":"transcript.text.delta","delta":"hommi"}\n\ndata: {"type":"transcript.text.done","text":"Tere hommikust","usage":{}}\n\n',
    ],
    [
      'speaches, whose end is empty',
      'data: {"type":"transcript.text.delta","delta":" Tere","logprobs":null}\n\ndata: {"type":"transcript.text.delta","delta":" hommikust","logprobs":null}\n\ndata: {"type":"transcript.text.done","text":""}\n\n',
    ],
    ['one event', 'data: {"text":" Tere hommikust"}\n\n'],
  ] as const)('%s', ([, body]) => {
    for (const type of ['text/event-stream', 'application/json', 'text/plain']) {
      expect(read(body, type)).toEqual({ text: 'Tere hommikust', language: null, segments: null })
    }
  })

  test('a stream of vLLM without its end was cut', () => {
    expect(failure(vllm(' Tere') + vllm('', 'stop'), 'text/event-stream').code).toBe('cut')
  })
})

describe('times count where they can be trusted', () => {
  test('and their texts are trimmed', () => {
    expect(read(JSON.stringify(good)).segments).toEqual([
      { start: 0, end: 2.5, text: 'Tere hommikust,' },
      { start: 2.5, end: 5, text: 'Tartu!' },
    ])
  })

  test.for([
    ['a segment is missing', segments.slice(1)],
    ['a segment has other words', [segments[0], { ...segments[1], text: ' Tallinn!' }]],
    ['they begin before the sound', [{ ...segments[0], start: -1 }, segments[1]]],
    ['they run back', segments.map((segment, index) => ({ ...segment, start: 1 - index, end: 5 }))],
    ['one ends before it begins', [segments[0], { ...segments[1], end: 1 }]],
    ['they pass the end by more than a second', [segments[0], { ...segments[1], end: 7.2 }]],
    ['one has no end', [segments[0], { start: 2.5, text: ' Tartu!' }]],
    ['one is no number', [segments[0], { ...segments[1], end: 'NaN' }]],
    ['they are no list', { 0: segments[0] }],
    ['they are null', null],
    ['there are none', []],
  ] as const)('not where %s', ([, changed]) => {
    const transcript = read(JSON.stringify({ ...good, segments: changed }))
    expect(transcript).toMatchObject({ text: 'Tere hommikust, Tartu!', segments: null })
  })
})

describe('subtitles', () => {
  test('SRT with Windows line ends, and text over two lines', () => {
    const srt =
      '1\r\n00:00:00,000 --> 00:00:02,500\r\nTere\r\nhommikust,\r\n\r\n2\r\n00:00:02,500 --> 00:00:05,000\r\nTartu!\r\n'
    const { text, segments: found } = read(srt, 'text/plain')
    expect(text).toBe('Tere hommikust, Tartu!')
    expect(found?.map(({ start, end }) => [start, end])).toEqual([
      [0, 2.5],
      [2.5, 5],
    ])
  })

  test('VTT with notes, settings, voices and short times', () => {
    const vtt =
      'WEBVTT - x\n\nNOTE made by hand\n\na\n00:01.000 --> 00:02.500 align:start\n<v Mari>Tere</v>\n\n00:00:02.500 --> 00:00:05.000\nTartu!'
    expect(read(vtt, 'text/vtt')).toMatchObject({
      text: 'Tere Tartu!',
      segments: [
        { start: 1, end: 2.5, text: 'Tere' },
        { start: 2.5, end: 5, text: 'Tartu!' },
      ],
    })
  })
})

/** Anything that JSON can say in place of a field or beside it. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('-1', 'NaN', '1e999', '', 'estonian', [], {}, null, [null], [{}]),
)
const mutated = fc.oneof(
  // One field replaced, in the answer or in a segment.
  fc
    .tuple(fc.constantFrom(...Object.keys(good), 'error', 'detail', 'object'), oddValue)
    .map(([name, value]) => JSON.stringify({ ...good, [name]: value })),
  fc
    .tuple(fc.constantFrom('start', 'end', 'text'), oddValue)
    .map(([name, value]) =>
      JSON.stringify({ ...good, segments: [segments[0], { ...segments[1], [name]: value }] }),
    ),
  oddValue.map((value) => JSON.stringify(value)),
  // Bytes cut out, put in or changed anywhere.
  fc
    .tuple(fc.nat(200), fc.nat(200), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([at, length, put]) => {
      const body = JSON.stringify(good)
      return body.slice(0, at) + put + body.slice(at + length)
    }),
)
const types = fc.constantFrom(
  'application/json',
  'text/plain; charset=utf-8',
  'text/html',
  'text/vtt',
  'text/event-stream',
  '',
)

test('whatever becomes of a good answer is text or a ServiceError, and times run forwards', () => {
  fc.assert(
    fc.property(mutated, types, (body, type) => {
      try {
        const { text, language, segments: times } = read(body, type)
        expect(text).toBe(text.trim())
        expect(language ?? 'et').toMatch(/^[a-z]{2}$/)
        let from = 0
        for (const { start, end } of times ?? []) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(7)
          from = start
        }
      } catch (caught) {
        if (!(caught instanceof ServiceError)) throw caught
      }
    }),
    { numRuns: 2000 },
  )
})
