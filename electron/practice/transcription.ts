import type { ServerResponse } from 'node:http'
import type { Recognize } from './recognizer.ts'
import { engineError } from './request-error.ts'
import { reportSound, type ReportedStretch } from './sound-report.ts'
import { parseTranscriptionRequest } from './transcription-request.ts'
import { readWav } from './wav.ts'

/** POST /v1/audio/transcriptions. Without a recogniser the answer tells what was received. */
export async function answerTranscription(
  body: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  response: ServerResponse,
  { recognize, signal }: { recognize: Recognize | undefined; signal: AbortSignal },
): Promise<void> {
  const { file, language, format } = await parseTranscriptionRequest(body.bytes, body.contentType)
  const sound = readWav(new Uint8Array(await file.arrayBuffer()))
  if (!sound) throw engineError(400, 'Invalid or unsupported audio file.')
  const stretches = recognize
    ? [{ start: 0, end: sound.seconds, text: await recognize(file, language, signal) }]
    : reportSound(sound, language)
  const text = stretches.map((stretch) => stretch.text).join(' ')
  if (format === 'text') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(text)
    return
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify(
      format === 'json'
        ? { text, usage: { type: 'duration', seconds: Math.ceil(sound.seconds) } }
        : verbose({ text, language, seconds: sound.seconds, stretches }),
    ),
  )
}

/**
 * vLLM's verbose_json: the duration is a string, and words are never given. The language is an echo of what was asked
 * for, and left out where nothing was: it cannot be heard here.
 */
function verbose(answer: {
  text: string
  language: string | undefined
  seconds: number
  stretches: readonly ReportedStretch[]
}) {
  const { text, language, seconds, stretches } = answer
  return {
    duration: String(seconds),
    ...(language === undefined ? {} : { language }),
    text,
    segments: stretches.map((stretch, id) => ({
      id,
      seek: 0,
      ...stretch,
      tokens: [],
      temperature: 0,
      avg_logprob: 0,
      compression_ratio: 1,
      no_speech_prob: null,
    })),
    words: null,
  }
}
