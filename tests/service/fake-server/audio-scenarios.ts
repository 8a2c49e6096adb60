import type { Exchange, Scenario } from './exchange.ts'
import type { OptionsIn } from './plan.ts'
import type { ReceivedRequest } from './requests.ts'
import { answerLiterally, statusScenarios } from './status-scenarios.ts'

const textOf = (request: ReceivedRequest, name: string) =>
  request.parts.find((part) => part.name === name)?.text

/** Seconds of a RIFF WAVE file by its `fmt ` and `data` chunks (PCM); undefined when it is not one. */
function secondsOfWav(bytes: Uint8Array): number | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 44 || view.toString('latin1', 0, 4) !== 'RIFF') return undefined
  let bytesPerSecond: number | undefined
  for (let at = 12; at + 8 <= view.length;) {
    const name = view.toString('latin1', at, at + 4)
    const size = view.readUInt32LE(at + 4)
    if (name === 'fmt ') bytesPerSecond = view.readUInt32LE(at + 16)
    if (name === 'data' && bytesPerSecond) {
      return Math.min(size, view.length - at - 8) / bytesPerSecond
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}

interface Transcript {
  readonly text: string
  readonly seconds: number
}

/** vLLM's transcription answers (speech_to_text/transcription/protocol.py): leading space, duration as a string. */
async function answerLikeVllm(exchange: Exchange, transcript: Transcript): Promise<void> {
  const { request } = exchange
  const text = JSON.stringify(` ${transcript.text}`)
  const { seconds } = transcript
  const format = textOf(request, 'response_format') ?? 'json'
  if (format === 'json' || format === 'text') {
    await answerLiterally(exchange, {
      status: 200,
      body: `{"text":${text},"usage":{"type":"duration","seconds":${Math.ceil(seconds)}}}`,
    })
  } else if (format === 'verbose_json') {
    const language = JSON.stringify(textOf(request, 'language') ?? 'en')
    await answerLiterally(exchange, {
      status: 200,
      body: `{"duration":"${seconds}","language":${language},"text":${text},"segments":[{"id":0,"seek":0,"start":0.0,"end":${seconds},"text":${text},"tokens":[50364,50414],"temperature":0.0,"avg_logprob":-0.21,"compression_ratio":1.1,"no_speech_prob":null}],"words":null}`,
    })
  } else {
    await answerLiterally(exchange, {
      status: 400,
      body: '{"error":{"message":"Currently only support response_format: `text`, `json` or `verbose_json`","type":"BadRequestError","param":null,"code":400}}',
    })
  }
}

function receivedSeconds(request: ReceivedRequest): number | undefined {
  const file = request.parts.find((part) => part.name === 'file')
  return file?.bytes === undefined ? undefined : secondsOfWav(file.bytes)
}

/** Every way in which POST /audio/transcriptions may answer. */
export const audioScenarios = {
  /** The given words, in the format that was asked for. */
  says:
    (options: { readonly text?: string } = {}): Scenario =>
    (exchange) =>
      answerLikeVllm(exchange, {
        text: options.text ?? 'Tere hommikust.',
        seconds: receivedSeconds(exchange.request) ?? 0,
      }),

  hold: (): Scenario => async (exchange) => {
    await exchange.hold()
    await describeReceived(exchange)
  },

  ...statusScenarios,
}

export type AudioOptions = OptionsIn<typeof audioScenarios>

/** Without a plan: says what was received, so that a test can tell pieces apart; 400 for what is not a WAV. */
export async function describeReceived(exchange: Exchange): Promise<void> {
  const { request } = exchange
  const seconds = receivedSeconds(request)
  if (textOf(request, 'model') === undefined) {
    await statusScenarios['422-detail']()(exchange)
  } else if (seconds === undefined) {
    await answerLiterally(exchange, {
      status: 400,
      body: '{"error":{"message":"Invalid or unsupported audio file.","type":"BadRequestError","param":null,"code":400}}',
    })
  } else {
    const language = textOf(request, 'language') ?? 'no language'
    const text = `Request ${request.number} brought ${seconds.toFixed(2)} seconds in ${language}.`
    await answerLikeVllm(exchange, { text, seconds })
  }
}
