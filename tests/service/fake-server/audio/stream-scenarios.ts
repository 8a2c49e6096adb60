import type { Exchange, Scenario } from '../exchange.ts'
import { heard } from './heard.ts'
import type { Hearing, Says } from './hearing.ts'

/** A stream of events that nobody asked for: some gateways turn it on by themselves. */
function streams(
  eventsOf: (words: readonly string[], exchange: Exchange) => readonly string[],
): (says?: Says) => Scenario {
  return heard<Says>(async (exchange, { text }: Hearing) => {
    exchange.head(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    for (const event of eventsOf(text.match(/\S+/g) ?? [], exchange)) await exchange.send(event)
    await exchange.end()
  })
}

const json = JSON.stringify

function vllmChunk(choices: string): string {
  return `data: {"id":"trsc-5a1e","object":"transcription.chunk","created":1770000000,"model":"whisper-large-v3","choices":[${choices}]}\n\n`
}

const openaiDelta = (word: string) =>
  `event: transcript.text.delta\ndata: {"type":"transcript.text.delta","delta":${json(` ${word}`)},"logprobs":null}\n\n`

export const audioStreams = {
  /** vllm/entrypoints/openai/speech_to_text/base/serving.py: a finish reason at each 30 s, only [DONE] is the end. */
  'stream-vllm': streams((words) => [
    ...words.flatMap((word) => [
      vllmChunk(
        `{"delta":{"content":${json(` ${word}`)}},"finish_reason":null,"stop_reason":null}`,
      ),
      vllmChunk('{"delta":{"content":""},"finish_reason":"stop","stop_reason":null}'),
    ]),
    'data: {"id":"trsc-5a1e","object":"transcription.chunk","created":1770000000,"model":"whisper-large-v3","choices":[],"usage":{"prompt_tokens":4,"total_tokens":9,"completion_tokens":5}}\n\n',
    'data: [DONE]\n\n',
  ]),

  /** OpenAI (openai/resources/audio/transcriptions): the end repeats the whole text. */
  'stream-openai': streams((words) => [
    ...words.map(openaiDelta),
    `event: transcript.text.done\ndata: {"type":"transcript.text.done","text":${json(words.join(' '))},"usage":{"type":"tokens","input_tokens":14,"output_tokens":9,"total_tokens":23}}\n\n`,
  ]),

  /** speaches, executors/whisper.py: its end has no text any more, and no [DONE] follows. */
  'stream-speaches': streams((words) => [
    ...words.map(
      (word) =>
        `data: {"type":"transcript.text.delta","delta":${json(` ${word}`)},"logprobs":null}\n\n`,
    ),
    'data: {"type":"transcript.text.done","text":""}\n\n',
  ]),
}
