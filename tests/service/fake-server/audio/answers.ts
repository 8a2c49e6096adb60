import type { Exchange } from '../exchange.ts'
import { formField } from '../requests.ts'
import { answerLiterally } from '../status-scenarios.ts'
import type { LiteralAnswer } from '../status-scenarios.ts'
import type { Hearing, Segment } from './hearing.ts'

/** One segment of vllm/entrypoints/openai/speech_to_text/transcription/protocol.py; texts begin with a space. */
function vllmSegment({ start, end, text }: Segment, id: number): string {
  return `{"id":${id},"seek":0,"start":${start},"end":${end},"text":${JSON.stringify(` ${text}`)},"tokens":[50364,50414],"temperature":0.0,"avg_logprob":-0.21,"compression_ratio":1.1,"no_speech_prob":null}`
}

/** vLLM's verbose_json: the duration is a string, words are never given. `fields` overrides the bytes of a field. */
export function vllmVerbose(
  { text, language, seconds, segments }: Hearing,
  fields: { readonly language?: string; readonly segments?: string } = {},
): string {
  const rows = `[${segments.map(vllmSegment).join(',')}]`
  return `{"duration":"${seconds}",${fields.language ?? `"language":${JSON.stringify(language)},`}"text":${JSON.stringify(` ${text}`)},"segments":${fields.segments ?? rows},"words":null}`
}

/** vLLM's json, and its `text` too, which is JSON all the same. */
export function vllmJson({ text, seconds }: Hearing): string {
  return `{"text":${JSON.stringify(` ${text}`)},"usage":{"type":"duration","seconds":${Math.ceil(seconds)}}}`
}

export function formatOf(exchange: Exchange): string {
  return formField(exchange.request, 'response_format') ?? 'json'
}

/** The body of vLLM's answer in the format that was asked for; undefined for one it does not write. */
export function vllmBody(exchange: Exchange, hearing: Hearing): string | undefined {
  switch (formatOf(exchange)) {
    case 'json':
    case 'text':
      return vllmJson(hearing)
    case 'verbose_json':
      return vllmVerbose(hearing)
    default:
      return undefined
  }
}

/** vLLM, serving.py; older versions name `text` or `json` only. */
export const unknownFormat: LiteralAnswer = {
  status: 400,
  body: '{"error":{"message":"Currently only support response_format: `text`, `json` or `verbose_json`","type":"BadRequestError","param":null,"code":400}}',
}

export async function answerLikeVllm(exchange: Exchange, hearing: Hearing): Promise<void> {
  const body = vllmBody(exchange, hearing)
  await answerLiterally(exchange, body === undefined ? unknownFormat : { status: 200, body })
}

const clock = (seconds: number, point: string): string =>
  `${new Date(seconds * 1000).toISOString().slice(11, 19)}${point}${String(Math.round(seconds * 1000) % 1000).padStart(3, '0')}`

/** openai/whisper, utils.py, WriteSRT. */
export function srt({ segments }: Hearing): string {
  return segments
    .map(
      ({ start, end, text }, index) =>
        `${index + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${text}\n\n`,
    )
    .join('')
}

/** openai/whisper, utils.py, WriteVTT. */
export function vtt({ segments }: Hearing): string {
  return `WEBVTT\n\n${segments
    .map(({ start, end, text }) => `${clock(start, '.')} --> ${clock(end, '.')}\n${text}\n\n`)
    .join('')}`
}

/** whisper.cpp, examples/server/server.cpp: the language by name, the duration a number, words in each segment. */
export function whisperCppVerbose({ text, seconds, segments }: Hearing, name: string): string {
  const rows = segments.map(
    (segment, id) =>
      `{"id":${id},"text":${JSON.stringify(` ${segment.text}`)},"start":${segment.start},"end":${segment.end},"tokens":[50364],"words":[{"word":${JSON.stringify(` ${segment.text}`)},"start":${segment.start},"end":${segment.end},"t_dtw":-1,"probability":0.71}],"temperature":0.0,"avg_logprob":-0.3,"no_speech_prob":0.02}`,
  )
  return `{"task":"transcribe","language":${JSON.stringify(name)},"duration":${seconds},"text":${JSON.stringify(` ${text}\n`)},"segments":[${rows.join(',')}],"detected_language":${JSON.stringify(name)},"detected_language_probability":0.97}`
}
