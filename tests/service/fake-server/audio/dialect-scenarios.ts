import { answerLiterally } from '../status-scenarios.ts'
import {
  answerLikeVllm,
  formatOf,
  srt,
  unknownFormat,
  vllmBody,
  vllmVerbose,
  vtt,
  whisperCppVerbose,
} from './answers.ts'
import { heard } from './heard.ts'
import type { Hearing, Says } from './hearing.ts'

type Named = Says & { readonly name?: string }

/** One body whatever format is asked for. */
function always(type: string, bodyOf: (hearing: Hearing) => string) {
  return heard<Says>((exchange, hearing) =>
    answerLiterally(exchange, { status: 200, type, body: bodyOf(hearing) }),
  )
}

/** verbose_json in a way of its own; other formats as vLLM gives them. */
function verbose<Options extends Says>(
  bodyOf: (hearing: Hearing, options: Partial<Options>) => string,
) {
  return heard<Options>(async (exchange, hearing, options) => {
    if (formatOf(exchange) !== 'verbose_json') await answerLikeVllm(exchange, hearing)
    else await answerLiterally(exchange, { status: 200, body: bodyOf(hearing, options) })
  })
}

/** Refuses some formats as `refusal` says, and gives the others as vLLM does. */
function refuses(formats: readonly string[], status: number, body: string) {
  return heard<Says>(async (exchange, hearing) => {
    if (formats.includes(formatOf(exchange))) await answerLiterally(exchange, { status, body })
    else await answerLikeVllm(exchange, hearing)
  })
}

/** The shapes in which servers give one and the same transcript. */
export const audioDialects = {
  /** vLLM's answer in the format that was asked for: leading space, duration as a string. */
  says: heard<Says>((exchange, hearing) => answerLikeVllm(exchange, hearing)),

  /** OpenAI's verbose_json: the language by its English name, the duration a number. */
  'language-name': verbose<Named>((hearing, { name = 'estonian' }) =>
    vllmVerbose({ ...hearing, language: name }).replace(/"duration":"([^"]*)"/, '"duration":$1'),
  ),

  /** whisper.cpp (examples/server/server.cpp): name of the language, words, and a line end behind the text. */
  'whisper-cpp': verbose<Named>((hearing, { name = 'estonian' }) =>
    whisperCppVerbose(hearing, name),
  ),

  /** verbose_json without the field, as proxies that map the answer into a class of their own send it. */
  'language-missing': verbose<Says>((hearing) => vllmVerbose(hearing, { language: '' })),

  /** vLLM's class has `language: str`; others fill it with null. */
  'language-null': verbose<Says>((hearing) =>
    vllmVerbose(hearing, { language: '"language":null,' }),
  ),

  /** litellm#25633: the segments are lost on the way. */
  'verbose-without-segments': verbose<
    Says & { readonly segments?: 'null' | '[]' | '{}' | '[null]' }
  >((hearing, { segments = 'null' }) => vllmVerbose(hearing, { segments })),

  /** Times as strings, like vLLM's own duration. */
  'numbers-as-strings': verbose<Says>((hearing) =>
    vllmVerbose(hearing).replaceAll(/"(start|end)":([\d.]+)/g, '"$1":"$2"'),
  ),

  /** speaches and OpenAI for `text`; gateways for everything. */
  'text-plain': always('text/plain; charset=utf-8', ({ text }) => `${text}\n`),

  /** whisper.cpp gives `text` this type. */
  'text-html': always('text/html; charset=utf-8', ({ text }) => ` ${text}\n`),

  /** Text under the type of JSON. */
  'text-as-json': always('application/json', ({ text }) => text),

  /** JSON under the type of text, as vLLM's `text` comes through some proxies. */
  'json-as-text': heard<Says>((exchange, hearing) =>
    answerLiterally(exchange, {
      status: 200,
      type: 'text/plain',
      body: vllmBody(exchange, hearing) ?? unknownFormat.body,
    }),
  ),

  /** FastAPI gives a returned `str` as a JSON string. */
  'json-string': always('application/json', ({ text }) => JSON.stringify(text)),

  srt: always('application/x-subrip', srt),
  vtt: always('text/vtt; charset=utf-8', vtt),

  /** vLLM does not write subtitles (serving.py). */
  'srt-400': refuses(['srt', 'vtt'], unknownFormat.status, unknownFormat.body),

  /** vLLM before verbose_json (litellm#10584): 400. */
  'refuses-verbose': refuses(
    ['verbose_json'],
    400,
    '{"object":"error","message":"Currently only support response_format `text` or `json`","type":"BadRequestError","param":null,"code":400}',
  ),

  /** The same through LiteLLM (litellm#10584, #14943): 500. */
  'refuses-verbose-500': refuses(
    ['verbose_json'],
    500,
    '{"error":{"message":"litellm.BadRequestError: Hosted_vllmException - {\\"object\\":\\"error\\",\\"message\\":\\"Currently only support response_format `text` or `json`\\",\\"type\\":\\"BadRequestError\\",\\"param\\":null,\\"code\\":400}","type":"None","param":"None","code":"500"}}',
  ),

  /** FastAPI's check of a form field. */
  'refuses-verbose-422': refuses(
    ['verbose_json'],
    422,
    '{"detail":[{"type":"enum","loc":["body","response_format"],"msg":"Input should be \'text\' or \'json\'","input":"verbose_json"}]}',
  ),

  /** A failure that says nothing of the format. */
  'verbose-fails': refuses(
    ['verbose_json'],
    500,
    '{"error":{"message":"Internal Server Error","type":"InternalServerError","param":null,"code":500}}',
  ),

  /** A wrapper around whisper that writes plain text only. */
  'text-only': heard<Says>(async (exchange, hearing) => {
    const isText = formatOf(exchange) === 'text'
    await answerLiterally(
      exchange,
      isText
        ? { status: 200, type: 'text/plain; charset=utf-8', body: hearing.text }
        : {
            status: 400,
            body: '{"detail":"Unsupported response_format; supported: text"}',
          },
    )
  }),
}
