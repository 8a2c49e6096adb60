import type { Names } from './names.ts'
import { findMeeting } from './overlap.ts'
import { sentenceEnd, withoutCutMarks } from './sentence.ts'
import { meetWithoutSpace } from './words.ts'

/** Two texts made to follow one another; `space` belongs between them where they stand in one paragraph. */
export interface Seam {
  before: string
  after: string
  space: '' | ' '
}

export interface SeamOptions {
  /** Seconds of sound that both texts hold. */
  overlap: number
  /** Whether the sound was cut where somebody was speaking. */
  isWithinSpeech: boolean
  names: Names
}

/** Text within one piece of sound: single spaces, none around it. */
export function tidy(text: string): string {
  return text.replaceAll(/\s{2,}|[\n\r\t\v\f\u2028\u2029]/gu, ' ').trim()
}

/** Makes the texts of two pieces follow one another: nothing twice, with the right space and capital. */
export function seamOf(before: string, after: string, options: SeamOptions): Seam {
  const meeting = options.overlap > 0 ? findMeeting(before, after, options.overlap) : null
  if (meeting?.isMatch)
    return atSameWord(before.slice(0, meeting.before), after.slice(meeting.after))
  return atCut(
    meeting ? before.slice(0, meeting.before).trimEnd() : before,
    meeting ? after.slice(meeting.after) : after,
    options,
  )
}

/** Behind a word that both hold the second goes on by itself, with its own punctuation. */
function atSameWord(before: string, rest: string): Seam {
  const marks = /^\S*/u.exec(rest)?.[0] ?? ''
  // Where words are not spaced, or a hyphen joins them, what follows is not punctuation alone.
  const own = /[\p{L}\p{N}]/u.test(marks) ? (/^\p{P}*/u.exec(marks)?.[0] ?? '') : marks
  const after = rest.slice(own.length)
  return { before: before + own, after: after.trimStart(), space: /^\s/u.test(after) ? ' ' : '' }
}

function atCut(text: string, next: string, { isWithinSpeech, names }: SeamOptions): Seam {
  const { before, after } = withoutCutMarks(text, next, isWithinSpeech)
  return { before, after: cased(before, after, names), space: spaceBetween(before, after) }
}

function cased(before: string, after: string, names: Names): string {
  const end = sentenceEnd(before)
  if (end === 'unclear') return after
  return end === 'ended' ? withCapital(after) : withoutCapital(after, names)
}

const FIRST_WORD = /^([^\p{L}\p{N}]*)(\p{L}[\p{L}\p{M}\p{N}'’.-]*)/u

/** Gives the first word a capital, unless it is written its own way (iPhone, eKool, ut.ee). */
export function withCapital(text: string): string {
  const [, lead = '', word = ''] = FIRST_WORD.exec(text) ?? []
  const first = /^\p{Ll}/u.exec(word)?.[0] ?? ''
  const capital = first.toUpperCase()
  if (first === '' || capital.length !== first.length) return text
  if (/\p{Lu}/u.test(word) || /\.\p{L}/u.test(word)) return text
  return lead + capital + text.slice(lead.length + first.length)
}

/** Takes the capital that Whisper gives every beginning, and leaves those that a word has of its own. */
function withoutCapital(text: string, names: Names): string {
  const [, lead = '', word = ''] = FIRST_WORD.exec(text) ?? []
  const small = word.toLowerCase()
  const isOrdinary = /^\p{Lu}(?:['’]?\p{Ll})*[.-]?$/u.test(word) || /^\p{Lu}[\p{Ll}-]+$/u.test(word)
  if (!isOrdinary || small.length !== word.length) return text
  if (/^I(?!\p{Ll})/u.test(word) || /^[B-Z]\.?$/u.test(word)) return text
  return names.keepsCapital(word.replace(/['’].*$|[.-]+$/u, ''))
    ? text
    : lead + small.slice(0, 1) + text.slice(lead.length + 1)
}

const CLOSING = /^[,.;:!?…%)\]}»”]+(?:\s|$)/u
const OPENING = /[([{„«‚¿¡]$/u

function spaceBetween(before: string, after: string): '' | ' ' {
  if (before === '' || after === '') return ''
  if (CLOSING.test(after) || OPENING.test(before)) return ''
  return meetWithoutSpace(before, after) ? '' : ' '
}
