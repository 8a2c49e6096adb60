import type { CueWord } from './cue-words.ts'

/** Words that belong to what follows them: a line or cue better ends before one than behind it. */
const LEADS_ON = new Set(
  [
    'ja ning ega või ehk aga kuid vaid ent et kui kuni kuna sest nagu mis kes kelle mida keda kus kuhu kust millal',
    'and or but nor so that which who whom whose when where while because if as than of in on at to for with by from',
    'the a an',
  ].flatMap((words) => words.split(' ')),
)

/**
 * How bad it is to end a line or a cue between two words, from 0 (behind a sentence) to 10 (within a phrase, or a word
 * that was too long for one line).
 */
export function breakCost(before: CueWord, after: CueWord): number {
  if (!after.isSpaced || before.isName) return 10
  if (before.endsSentence) return 0
  if (/[,;:…–—]["'”“»)]*$/u.test(before.text)) return 2
  if (isLeading(before)) return 10
  return isLeading(after) ? 4 : 8
}

function isLeading({ text }: CueWord): boolean {
  return LEADS_ON.has(text.toLowerCase())
}
