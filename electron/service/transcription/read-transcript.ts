import { assertNever } from '../../../shared/assert-never.ts'
import { classifyEnvelope } from '../errors/classify.ts'
import type { Judge } from '../errors/classify.ts'
import { isError, openBody, openValue } from '../errors/envelope.ts'
import { redact } from '../errors/redact.ts'
import { serviceError } from '../errors/service-error.ts'
import type { ServiceError } from '../errors/service-error.ts'
import { fieldOf, isObject, numberField, parseJson, textField } from '../json.ts'
import { readSpokenEvents } from './read-events.ts'
import { languageCode } from './language-code.ts'
import { readSubtitles } from './subtitles.ts'
import type { SpokenSegment, Transcript } from './transcript.ts'
import { hasSameWords } from './words.ts'

/** A transcription as it came with a success. */
export interface TranscriptAnswer {
  readonly contentType: string
  readonly body: string
  /** Length of the sound that was sent. */
  readonly seconds: number
}

/** Seconds by which a last segment may pass the end of the sound: Whisper's windows are padded, its times rounded. */
const overhang = 1

/**
 * Reads what any server calls a transcription: an object with `text`, a JSON string, plain text, SRT, VTT or events, whatever
 * the content type says. Letters come composed (NFC), as people type what they look for. Throws a ServiceError: what an error
 * inside a success means, `not_a_service` for a page or another API, `cut` for half of an answer.
 */
export function readTranscript(answer: TranscriptAnswer, judge: Judge): Transcript {
  const { text, language, segments } = readAny(answer, judge)
  const composed = segments?.map((segment) => ({ ...segment, text: segment.text.normalize() }))
  return { text: text.normalize(), language, segments: composed ?? null }
}

function readAny(answer: TranscriptAnswer, judge: Judge): Transcript {
  const body = answer.body.replace(/^\uFEFF/, '')
  const isJson = answer.contentType.includes('json')
  if (isPage(body, answer.contentType)) {
    throw notATranscript(`a web page: ${openBody(body, 'text/html').message}`, judge)
  }
  if (isEvents(body, answer.contentType)) return readEvents(body, judge)
  const value = parseJson(body)
  if (isObject(value)) return readObject(value, answer, judge)
  if (typeof value === 'string') return readText(value, answer, judge)
  if (value !== undefined && isJson) throw notATranscript('another JSON value', judge)
  if (value === undefined && isHalf(body, isJson)) {
    throw serviceError('cut', 'the answer ends in the middle')
  }
  return readText(body, answer, judge)
}

/** whisper.cpp sends plain text as text/html, so that the content type alone does not tell a page. */
function isPage(body: string, contentType: string): boolean {
  const page = contentType.includes('html') ? /^\s*</ : /^\s*<(?:!doctype|html|head|body|\?xml)\b/i
  return page.test(body)
}

/** Nobody's speech begins with the field of an event. */
function isEvents(body: string, contentType: string): boolean {
  return contentType.startsWith('text/event-stream') || /^\s*(?:data|event): ?[{\w]/.test(body)
}

function readEvents(body: string, judge: Judge): Transcript {
  const spoken = readSpokenEvents(body)
  switch (spoken.kind) {
    case 'text':
      return { text: spoken.text.trim(), language: null, segments: null }
    case 'failed':
      throw disguised(spoken.error, judge)
    case 'cut':
      throw serviceError('cut', 'the answer ends in the middle')
    default:
      return assertNever(spoken)
  }
}

/** Broken JSON; nobody's speech begins with a brace. An empty body is only right where it is the whole text. */
function isHalf(body: string, isJson: boolean): boolean {
  const start = body.trimStart()
  return start.startsWith('{') || (isJson && (start === '' || /^["[]/.test(start)))
}

function readText(text: string, answer: TranscriptAnswer, judge: Judge): Transcript {
  // A proxy may have wrapped the object once more.
  const inner = text.trimStart().startsWith('{') ? parseJson(text) : undefined
  if (isObject(inner)) return readObject(inner, answer, judge)
  const cues = readSubtitles(text)
  if (cues === undefined) return { text: text.trim(), language: null, segments: null }
  const joined = joinedText(cues)
  return { text: joined, language: null, segments: trusted(cues, joined, answer.seconds) }
}

function readObject(value: object, answer: TranscriptAnswer, judge: Judge): Transcript {
  const segments = readSegments(value)
  const own = textField(value, 'text')
  const text = own || (segments === undefined ? own : joinedText(segments))
  if (text === undefined) throw withoutText(value, judge)
  if (isObject(fieldOf(value, 'error'))) throw disguised(value, judge)
  const said = textField(value, 'language') ?? textField(value, 'detected_language') ?? ''
  return {
    text: text.trim(),
    language: languageCode(said),
    segments: segments === undefined ? null : trusted(segments, text, answer.seconds),
  }
}

/** The segments that are complete; undefined where one is not, or there are none. */
function readSegments(value: object): SpokenSegment[] | undefined {
  const rows = fieldOf(value, 'segments')
  if (!Array.isArray(rows) || rows.length === 0) return undefined
  const segments: SpokenSegment[] = []
  for (const row of rows) {
    const start = numberField(row, 'start')
    const end = numberField(row, 'end')
    const text = textField(row, 'text')
    if (start === undefined || end === undefined || text === undefined) return undefined
    segments.push({ start, end, text: text.trim() })
  }
  return segments
}

function joinedText(segments: readonly SpokenSegment[]): string {
  return segments
    .map(({ text }) => text)
    .join(' ')
    .trim()
}

/** Times count only where they run forwards inside the sound, hardly over one another, and their segments hold all words of the text. */
function trusted(
  segments: readonly SpokenSegment[],
  text: string,
  seconds: number,
): readonly SpokenSegment[] | null {
  let [from, until] = [0, 0]
  for (const { start, end } of segments) {
    if (start < from || end < start || end > seconds + overhang) return null
    if (start < until - overhang) return null
    from = start
    until = Math.max(until, end)
  }
  return hasSameWords(joinedText(segments), text) ? segments : null
}

function withoutText(value: object, judge: Judge): ServiceError {
  if (isError(value)) return disguised(value, judge)
  return notATranscript(
    `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'nothing'}`,
    judge,
  )
}

/** An error under a status of success. */
function disguised(value: object, judge: Judge): ServiceError {
  return classifyEnvelope(openValue(value), judge)
}

function notATranscript(what: string, { secrets }: Judge): ServiceError {
  return serviceError('not_a_service', redact(`${what} where a transcript was expected`, secrets))
}
