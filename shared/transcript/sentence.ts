/** How a text ends: with a sentence, within one, or so that it cannot be told ("12.", "nt.", "said:", 字). */
export type SentenceEnd = 'ended' | 'open' | 'unclear'

const CLOSERS = /["'”“»’‹›)\]\s]+$/u
/** Writing without capitals: a word of another one that follows has them for itself. */
const CASELESS = /\p{Lo}$/u

const TERMINALS = /[.?!…。！？]$/u

/** Words that are written with a full stop within a sentence, in Estonian and English. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:\p{L}|nt|st|vt|lk|jne|jms|jm|dr|mr|mrs|ms|prof|nr|no|kl|vs|jr|sr|ca|mag|etc|e\.g|i\.e|s\.t|s\.o|a\.m|p\.m)\.$/iu

/** Tells how a text ends. */
export function sentenceEnd(text: string): SentenceEnd {
  const end = text.slice(-40).replace(CLOSERS, '')
  if (end === '' || /\p{N}\.$|[:„«‚]$/u.test(end) || CASELESS.test(end) || ABBREVIATION.test(end))
    return 'unclear'
  return TERMINALS.test(end) ? 'ended' : 'open'
}

const DOTS_BEHIND = /\s*(?:\.{2,}|…)\s*$/u
const DASH_BEHIND = /(?:\s+[-–—]+|[–—]|-{2,})\s*$/u
const DOTS_BEFORE = /^(?:\.{2,}|…)\s*/u
const DASH_BEFORE = /^(?:[-–—]+\s+|[–—]+)/u

/**
 * Takes away the dots and dashes that Whisper puts where its sound was cut, not the sentence. A hyphen on a word
 * stays ("kevad- ja sügistööd").
 */
export function withoutCutMarks(
  before: string,
  after: string,
  isWithinSpeech: boolean,
): { before: string; after: string } {
  const goesOn = isWithinSpeech || DOTS_BEFORE.test(after) || /^\p{P}*\p{Ll}/u.test(after)
  const trimmed = goesOn ? before.replace(DOTS_BEHIND, '').replace(DASH_BEHIND, '') : before
  const undotted = after.replace(DOTS_BEFORE, '')
  const isOpen = sentenceEnd(trimmed) === 'open'
  return { before: trimmed, after: isOpen ? undotted.replace(DASH_BEFORE, '') : undotted }
}
