import type { Attempts, RequestOptions } from '../attempts.ts'
import { asServiceError, serviceError } from '../errors/service-error.ts'
import type { ServiceError } from '../errors/service-error.ts'
import type { Formats } from './formats.ts'
import { postSound, secondsOf } from './post-sound.ts'
import type { AnswerFormat, PostDependencies } from './post-sound.ts'
import type { TranscribeRequest, Transcript } from './transcript.ts'
import { tellsApart, type Clips, type Naming } from './tells-apart.ts'
import { hasSameWords, wordsOf } from './words.ts'

export interface TranscriptionDependencies extends PostDependencies {
  readonly attempts: Attempts
  /** Ends what runs beside the requests, when nothing more is to be learnt. */
  readonly background: AbortSignal
  /** What is known of the service, and what its answers add to it. */
  readonly formats: Formats
}

export interface Transcription {
  /** Sends a sound through the budget, asking for what the service was found to answer best. Throws a ServiceError. */
  transcribe(request: ModelRequest, options: RequestOptions): Promise<Transcript>
  /**
   * Finds out by two short sounds, sent without a language and once each, whether the service takes verbose_json and
   * tells languages apart. Throws a ServiceError where it could not be found out.
   */
  tryLanguages(model: string, clips: Clips, signal: AbortSignal): Promise<void>
}

export interface ModelRequest extends TranscribeRequest {
  readonly model: string
}

/** Words that a text needs to be worth comparing: in fewer, nothing may have been dropped by luck. */
const enoughWords = 8

export function createTranscription(dependencies: TranscriptionDependencies): Transcription {
  const { attempts, background, formats } = dependencies

  async function post(
    request: ModelRequest,
    format: AnswerFormat,
    signal: AbortSignal,
  ): Promise<Transcript> {
    const seconds = secondsOf(request.sound)
    try {
      const transcript = await postSound({ ...request, format }, signal, dependencies)
      formats.heardLength(seconds, true)
      return transcript
    } catch (caught) {
      if (asServiceError(caught).error.code === 'too_large') formats.heardLength(seconds, false)
      throw caught
    }
  }

  /** Asks for the first format, and for the next where it is refused. What was refused for good is remembered. */
  async function descend(
    request: ModelRequest,
    [format, next, ...lower]: readonly [AnswerFormat, ...AnswerFormat[]],
    signal: AbortSignal,
  ): Promise<{ transcript: Transcript; format: AnswerFormat }> {
    try {
      return { transcript: await post(request, format, signal), format }
    } catch (caught) {
      const error = asServiceError(caught)
      if (next === undefined || !mayBeTheFormat(format, error)) throw error
      const answer = await descend(request, [next, ...lower], signal)
      // The same sound went through, so it was the format. A server's own failure may have passed by itself.
      if (error.error.code === 'request_refused') formats.refused(format)
      return answer
    }
  }

  async function ask(request: ModelRequest, signal: AbortSignal): Promise<Transcript> {
    if (request.isDivisible === true && formats.isTooLong(secondsOf(request.sound))) {
      throw serviceError('too_large', 'a sound of this length was refused before')
    }
    const ladder = formats.ladder(request.language)
    const { transcript, format } = await descend(request, ladder, signal)
    if (request.language === null) return askedWithout(request, transcript, format, signal)
    if (format === 'json' && wordsOf(transcript.text).length >= enoughWords) {
      if (formats.beginProof()) void prove(request, transcript)
    }
    return transcript
  }

  async function askedWithout(
    request: ModelRequest,
    transcript: Transcript,
    format: AnswerFormat,
    signal: AbortSignal,
  ): Promise<Transcript> {
    const { language, text } = transcript
    if (format === 'verbose_json' && (language !== null || text !== '')) {
      formats.heardLanguage(language !== null)
    }
    if (format !== 'verbose_json' || language === null || !formats.isLossy()) return transcript
    // The language is known now; the words come from a format that keeps them all.
    return { ...(await ask({ ...request, language }, signal)), language }
  }

  /** Sends the same sound as verbose_json, beside the work, to see whether its words are all there. */
  async function prove(request: ModelRequest, known: Transcript): Promise<void> {
    try {
      const verbose = await attempts.run(
        { model: request.model, once: ({ signal }) => post(request, 'verbose_json', signal) },
        {
          signal: background,
          priority: 'batch',
        },
      )
      formats.proven(hasSameWords(verbose.text, known.text) && verbose.segments !== null)
    } catch (caught) {
      if (asServiceError(caught).error.code === 'request_refused') formats.refused('verbose_json')
      else formats.proofFailed()
    }
  }

  async function tryLanguages(model: string, clips: Clips, signal: AbortSignal): Promise<void> {
    async function name(sound: Uint8Array): Promise<Naming> {
      const request = { model, sound, language: null, temperature: 0 }
      const { transcript, format } = await descend(request, formats.ladder(null), signal)
      const couldTell = format === 'verbose_json'
      return { couldTell, language: transcript.language, isEmpty: transcript.text === '' }
    }
    const areTold = await tellsApart(clips, name)
    if (areTold !== null) formats.triedLanguages(areTold)
  }

  return {
    transcribe: (request, options) =>
      attempts.run({ model: request.model, once: ({ signal }) => ask(request, signal) }, options),
    tryLanguages,
  }
}

/** 400 and 422 refuse something, perhaps the format; behind some proxies that is a 500 without a word. */
function mayBeTheFormat(format: AnswerFormat, { error }: ServiceError): boolean {
  if (format === 'verbose_json') {
    return (
      error.code === 'request_refused' || (error.code === 'server_error' && error.status === 500)
    )
  }
  return error.code === 'request_refused' && /response.?format/i.test(error.detail ?? '')
}
