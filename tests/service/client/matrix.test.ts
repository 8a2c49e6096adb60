import { describe, expect, test } from 'vitest'
import type { ServiceWait } from '../../../electron/service/attempts.ts'
import { postSound, tone } from '../fake-server/test-sound.ts'
import { matrix } from '../matrix.ts'
import type { ChatName, StatusName } from '../matrix.ts'
import { createTestClock } from '../test-clock.ts'
import { failureOf, hear, linkTo, openWire } from './harness.ts'
import type { Heard } from './harness.ts'
import { formatsAsked, transcribe } from './speech.ts'

const wire = openWire()

type Check = () => Promise<unknown>

/** A scenario of the matrix without a check fails by its name, and does not compile. */
function eachOf<Name extends string>(names: readonly Name[], checks: Record<Name, Check>): void {
  test('each scenario of the matrix has its check', () => {
    expect(Object.keys(checks).toSorted()).toEqual([...names].toSorted())
  })
  for (const name of names) test(name, () => checks[name]())
}

const thinking = 'The wood has trees, 17 of them.'
const content = 'Metsas on **17** puud: kuused, männid ja žüriipuu 🌲.'
const beginning = 'one two three'
const never = new AbortController().signal

const whole: Partial<Heard> = {
  thinking,
  content,
  reason: 'stop',
  cameAsThinking: false,
  error: undefined,
}

describe('chat', () => {
  type Scenario = Parameters<typeof wire.server.chat.next>[0]

  function says(name: Scenario, expected: Partial<Heard> = {}): Check {
    return async () => {
      wire.server.chat.next(name, { thinking, content })
      const heard = await hear(wire.link)
      expect(heard).toMatchObject({ ...whole, restated: false, ...expected })
      if (heard.reason === 'stop') expect(heard.usage?.promptTokens).toBeGreaterThan(0)
      expect(wire.server.requests).toHaveLength(1)
    }
  }

  function breaks(shape: 'vllm' | 'vllm-old' | 'litellm' | 'string' | 'flat', code: string): Check {
    return async () => {
      wire.server.chat.next('error-in-stream', { shape, content: `${beginning} four five` })
      const heard = await hear(wire.link, { model: 'gemma-4-31B-it' })
      expect(heard).toMatchObject({ content: beginning, error: { code }, reason: undefined })
      expect(heard.error?.detail).toBeDefined()
      expect(wire.server.requests).toHaveLength(1)
    }
  }

  function stalls(name: 'stall-after-n' | 'ping-only-stall', detail: string): Check {
    return async () => {
      const limits = { headers: 10_000, bytes: 200, events: 200 }
      const impatient = linkTo(wire.server, { limits })
      wire.server.chat.next(name, { content: `${beginning} four five` })
      const heard = await hear(impatient, { model: 'gemma-4-31B-it' })
      expect(heard).toMatchObject({ content: beginning, error: { code: 'stalled' } })
      expect(heard.error?.detail).toContain(detail)
      await impatient.drop()
    }
  }

  const checks: Record<ChatName, Check> = {
    'vllm-new': says('vllm-new'),
    'vllm-old': says('vllm-old'),
    litellm: says('litellm'),
    'think-tags': says('think-tags'),
    'orphan-close-tag': says('orphan-close-tag', { restated: true }),
    'gemma-channel': says('gemma-channel'),
    'answer-in-reasoning': says('answer-in-reasoning', {
      thinking: '',
      restated: true,
      cameAsThinking: true,
    }),
    'length-while-thinking': says('length-while-thinking', { content: '', reason: 'length' }),
    'usage-every-chunk': says('usage-every-chunk', {
      usage: { promptTokens: 7, completionTokens: 16 },
    }),
    'ping-comments': says('ping-comments'),
    'event-ping': says('event-ping'),
    'empty-data': says('empty-data'),
    'no-done': says('no-done'),
    'done-then-linger': says('done-then-linger'),
    'no-final-blank-line': says('no-final-blank-line'),
    'stall-after-n': stalls('stall-after-n', 'no '),
    'ping-only-stall': stalls('ping-only-stall', 'no text'),
    async 'reset-mid-stream'() {
      wire.server.chat.next('reset-mid-stream', { content: `${beginning} four five` })
      const heard = await hear(wire.link, { model: 'gemma-4-31B-it' })
      expect(heard).toMatchObject({ content: beginning, error: { code: 'cut' } })
      expect(wire.server.requests).toHaveLength(1)
    },
    'error-in-stream: vllm': breaks('vllm', 'server_error'),
    'error-in-stream: vllm-old': breaks('vllm-old', 'too_long'),
    'error-in-stream: litellm': breaks('litellm', 'server_error'),
    'error-in-stream: string': breaks('string', 'server_error'),
    'error-in-stream: flat': breaks('flat', 'server_error'),
    'html-200': says('html-200', {
      thinking: '',
      content: '',
      reason: undefined,
      error: {
        code: 'not_a_service',
        detail: 'a web page: Welcome to nginx! where a stream was expected',
      },
    }),
    'json-200-on-stream': says('json-200-on-stream', { thinking: '' }),
    'utf8-bytewise': says('utf8-bytewise'),
    crlf: says('crlf'),
    'tool-calls-fragments': says('tool-calls-fragments', {
      thinking: '',
      content: '',
      reason: 'tool_calls',
    }),
    'slow-first-byte': says('slow-first-byte'),
  }
  eachOf(matrix.chat, checks)
})

/** Answers that refuse: what they mean, words that the detail keeps, and how many requests were made. */
function refuses(
  name: StatusName,
  [code, reason]: readonly [string, string?],
  words: string | undefined,
  tries = 1,
): Check {
  return async () => {
    wire.server.chat.always(name)
    const { error, content: came } = await hear(wire.link)
    expect([error?.code, error?.reason, error?.status]).toEqual([
      code,
      reason,
      Number(name.slice(0, 3)),
    ])
    expect(came).toBe('')
    expect(wire.server.requests).toHaveLength(tries)
    if (words === undefined) expect(error?.detail).toBeUndefined()
    else expect(error?.detail).toContain(words)
    expect(JSON.stringify(error)).not.toMatch(/[<>]|[0-9a-f]{32}/)
    expect(error?.detail?.length ?? 0).toBeLessThanOrEqual(501)
  }
}

/** Rate limits: how many seconds are waited for; then the answer comes. Null: the wait is left to the person. */
function waits(
  name: '429-rpm' | '429-tpm' | '429-parallel' | '429-model' | '429-router' | '429-html',
  seconds: number | null,
  retryAfter?: string | number | null,
): Check {
  return async () => {
    const clock = createTestClock()
    const link = linkTo(wire.server, { clock })
    wire.server.chat.next(name, retryAfter === undefined ? {} : { retryAfter })
    const began = clock.now()
    let until: number | undefined
    const onWait = (wait: ServiceWait): void => {
      if (wait.kind !== 'waiting') return
      until = wait.until
      setImmediate(() => clock.advance(wait.until - clock.now()))
    }
    const heard = await hear(link, {}, { onWait })
    await link.drop()
    if (seconds === null) {
      expect(until).toBeUndefined()
      expect(heard.error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 3600 })
    } else {
      expect((until ?? 0) - began).toBe(seconds * 1000)
      expect(heard).toMatchObject({ reason: 'stop', error: undefined })
    }
  }
}

describe('status', () => {
  const checks: Record<StatusName, Check> = {
    '400-context-new': refuses('400-context-new', ['too_long'], 'maximum input length'),
    '400-context-old': refuses('400-context-old', ['too_long'], 'maximum context length'),
    '400-context-litellm': refuses(
      '400-context-litellm',
      ['too_long'],
      'ContextWindowExceededError',
    ),
    '400-max-tokens': refuses(
      '400-max-tokens',
      ['request_refused', 'answer_limit'],
      'cannot be greater than',
    ),
    '400-model-litellm': refuses('400-model-litellm', ['model_unknown'], 'Invalid model name'),
    '400-budget': refuses('400-budget', ['budget_spent'], 'Budget has been exceeded'),
    '401-vllm': refuses('401-vllm', ['key_refused'], 'Unauthorized'),
    '401-litellm': refuses('401-litellm', ['key_refused'], 'Authentication Error'),
    '403': refuses('403', ['forbidden'], 'key not allowed to access model'),
    '404-vllm': refuses('404-vllm', ['model_unknown'], 'does not exist'),
    '404-detail': refuses('404-detail', ['request_refused'], 'Not Found'),
    '408': refuses('408', ['timed_out'], 'Request timed out'),
    '413-html': refuses('413-html', ['too_large'], '413 Request Entity Too Large'),
    '422-detail': refuses('422-detail', ['request_refused'], 'body.messages: Field required'),
    '429-rpm': waits('429-rpm', 60),
    '429-tpm': waits('429-tpm', 60),
    '429-parallel': waits('429-parallel', 2),
    '429-model': waits('429-model', 60),
    '429-budget': refuses('429-budget', ['budget_spent'], 'Budget has been exceeded'),
    '429-router': waits('429-router', 5),
    '429-html': waits('429-html', 2),
    '500-plain': refuses('500-plain', ['server_error'], 'EngineCore'),
    '500-hidden-400': refuses(
      '500-hidden-400',
      ['request_refused'],
      'Currently only support response_format',
    ),
    '502-empty': refuses('502-empty', ['server_error', 'service_unavailable'], undefined, 3),
    '503': refuses('503', ['server_error', 'service_unavailable'], 'Connection error', 3),
    '504-html': refuses('504-html', ['timed_out'], '504 Gateway Time-out', 3),
  }
  eachOf(matrix.status, checks)
})

describe('429, retry-after', () => {
  eachOf(matrix.retryAfter, {
    none: waits('429-rpm', 2, null),
    '2': waits('429-rpm', 2, 2),
    '60': waits('429-rpm', 60, 60),
    '3600': waits('429-rpm', null, 3600),
    '-5': waits('429-rpm', 2, -5),
    date: waits('429-rpm', 9, 'Fri, 20 Nov 2026 10:00:09 GMT'),
  })
})

describe('audio', () => {
  const text = 'Tere hommikust, Tartu!'
  type Scenario = Parameters<typeof wire.server.audio.next>[0]

  function reads(name: Scenario): Check {
    return async () => {
      wire.server.audio.next(name, { text })
      expect(await transcribe(wire.link)).toMatchObject({ text })
    }
  }

  function tells(name: Scenario): Check {
    return async () => {
      wire.server.audio.next(name, { text })
      const transcript = await transcribe(wire.link, { language: null })
      expect(transcript).toMatchObject({ text, language: 'et' })
      expect(transcript.segments?.[0]?.text).toBe(text)
    }
  }

  eachOf(matrix.audio, {
    json: reads('says'),
    async 'text-as-json'() {
      await reads('text-as-json')()
      await reads('json-as-text')()
    },
    'text/plain': reads('text-plain'),
    'text/html': reads('text-html'),
    'verbose: vllm, duration as a string': tells('says'),
    'verbose: whisper.cpp, language by its name': tells('whisper-cpp'),
    'verbose: words of null': tells('says'),
    async 'srt-400'() {
      wire.server.audio.always('srt-400', { text })
      expect((await transcribe(wire.link)).text).toBe(text)
      expect(formatsAsked(wire.server)).toEqual(['json'])
      const refused = await postSound(wire.server, tone(1), { response_format: 'srt' })
      expect(refused.status).toBe(400)
    },
    'stream: vllm, several finishes': reads('stream-vllm'),
    'stream: openai': reads('stream-openai'),
    'stream: speaches, empty done': reads('stream-speaches'),
    async '413'() {
      wire.server.audio.always('413-html')
      expect((await failureOf(transcribe(wire.link))).code).toBe('too_large')
      expect(wire.server.requests).toHaveLength(1)
    },
    slow: reads('slow'),
  })
})

describe('models', () => {
  type Scenario = Parameters<typeof wire.server.models.next>[0]

  function lists(name: Scenario, ids: readonly string[], contexts: readonly unknown[]): Check {
    return async () => {
      wire.server.models.next(name)
      const models = await wire.link.models(never)
      expect(models.map(({ id }) => id)).toEqual(ids)
      expect(models.map(({ contextTokens }) => contextTokens)).toEqual(contexts)
    }
  }

  function fails(name: Scenario, code: string): Check {
    return async () => {
      wire.server.models.next(name)
      expect((await failureOf(wire.link.models(never))).code).toBe(code)
    }
  }

  const none = undefined
  const qwen = 'qwen3.5-122b'
  const gemma = 'gemma-4-31B-it'
  eachOf(matrix.models, {
    vllm: lists('vllm', [gemma], [262_144]),
    'litellm-min': lists(
      'litellm-min',
      [qwen, `${qwen}-nonthinking`, gemma, 'whisper-large-v3'],
      [none, none, none, none],
    ),
    'litellm-with-limits': lists('litellm-with-limits', [qwen, gemma], [131_072, none]),
    'catalog-only': lists('catalog-only', [qwen], [none]),
    'missing-fields': lists('missing-fields', [gemma, qwen], [none, 131_072]),
    '401': fails('401-litellm', 'key_refused'),
    html: fails('html', 'not_a_service'),
  })
})
