import type { Client } from '../client.ts'
import type { Clock } from '../clock.ts'
import { connectionError } from '../errors/connection-faults.ts'
import { serviceError } from '../errors/service-error.ts'
import { readWhole } from '../read-at-most.ts'
import { withinTime } from '../time-limit.ts'
import { modelHeader } from '../transport.ts'
import { readTranscript } from './read-transcript.ts'
import type { TranscribeRequest, Transcript } from './transcript.ts'

/** What is asked for: verbose_json tells times and language, some services take only one of the others. */
export type AnswerFormat = 'verbose_json' | 'json' | 'text'

export interface PostedSound extends TranscribeRequest {
  readonly model: string
  readonly format: AnswerFormat
}

export interface PostDependencies {
  readonly client: Client
  readonly clock: Clock
  readonly secrets: readonly string[]
}

/** A transcript of ten minutes with times and tokens is under 1 MiB; more fills memory for nothing. Bytes. */
const longestAnswer = 8 * 1024 * 1024

/**
 * Sends a sound once and reads the answer, without retries. Upload, headers and body together have 120 s, or four times
 * the length of the sound where that is more, at most 300 s. Throws a ServiceError.
 */
export async function postSound(
  sound: PostedSound,
  signal: AbortSignal,
  { client, clock, secrets }: PostDependencies,
): Promise<Transcript> {
  const seconds = secondsOf(sound.sound)
  const milliseconds = Math.min(Math.max(4 * seconds, 120), 300) * 1000
  const limit = { clock, milliseconds, awaited: 'text', signal }
  const { contentType, body } = await withinTime(limit, async (bounded) => {
    try {
      return await post(client, sound, bounded)
    } catch (caught) {
      throw connectionError(caught, secrets)
    }
  })
  if (body === null) throw serviceError('not_a_service', 'an answer of more than 8 MiB')
  return readTranscript({ contentType, body, seconds }, { secrets, now: clock.now() })
}

async function post(client: Client, sound: PostedSound, signal: AbortSignal) {
  const { audio } = await client()
  const body = {
    model: sound.model,
    // The name's ending and the type tell some servers how to decode it. LiteLLM keeps answers by the name where its cache is
    // on (until litellm#17651): of one name all sounds would get the text of the first, whoever sent that.
    file: new File([sound.sound], `${crypto.randomUUID()}.wav`, { type: 'audio/wav' }),
    ...(sound.language === null ? {} : { language: sound.language }),
    response_format: sound.format,
    temperature: sound.temperature,
    ...(sound.prompt === undefined ? {} : { prompt: sound.prompt }),
  }
  // The SDK would believe the content type, and fail on what a lenient reader can read.
  const headers = { [modelHeader]: encodeURIComponent(sound.model) }
  const response = await audio.transcriptions.create(body, { signal, headers }).asResponse()
  const contentType = response.headers.get('content-type') ?? ''
  return { contentType, body: await readWhole(response, longestAnswer) }
}

/** The length of a WAV file, whose header of 44 bytes tells the bytes of a second. */
export function secondsOf(wav: Uint8Array): number {
  const header = 44
  if (wav.byteLength <= header) return 0
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength)
  const bytesPerSecond = view.getUint32(28, true)
  return bytesPerSecond === 0 ? 0 : (wav.byteLength - header) / bytesPerSecond
}
