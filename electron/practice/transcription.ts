import type { ServerResponse } from 'node:http'
import type { Recognize } from './recognizer.ts'
import { engineError } from './request-error.ts'
import { reportSound } from './sound-report.ts'
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
  const text = recognize ? await recognize(file, language, signal) : reportSound(sound, language)
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
        : verbose(text, language, sound.seconds),
    ),
  )
}

/** vLLM's verbose_json: the duration is a string, and words are never given. */
function verbose(text: string, language: string | undefined, seconds: number) {
  const segment = { id: 0, seek: 0, start: 0, end: seconds, text, tokens: [], temperature: 0 }
  return {
    duration: String(seconds),
    language: language ?? 'en',
    text,
    segments: [{ ...segment, avg_logprob: 0, compression_ratio: 1, no_speech_prob: null }],
    words: null,
  }
}
