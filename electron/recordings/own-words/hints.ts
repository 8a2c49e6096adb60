import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { wordsOf } from '../../service/transcription/words.ts'

/**
 * Characters of hints at most. Whisper's decoder has 448 tokens for hints and text together, vLLM puts the hints before
 * every piece; 400 characters are at most 200 tokens.
 */
const MOST_CHARACTERS = 400

/**
 * Sound (samples) in which hints help: with them, Whisper ends early at pauses of longer takes
 * (transcribe.cpp#89; SimpleWhisper 0.4.0 sends vocabulary only for takes up to 30 s).
 */
const LONGEST_TAKE = samplesIn(30)

/** The share of the hints' words in an answer from which it is an echo (OpenWhispr, audioManager.js). */
const ECHO_SHARE = 0.7

/** The person's own words as Whisper takes them for the text before; null where they would do more harm than good. */
export function hintsFor(
  words: readonly string[],
  { source }: Pick<Recording, 'source'>,
  { end }: Pick<Piece, 'end'>,
): string | null {
  if (source.kind !== 'microphone' || end > LONGEST_TAKE) return null
  let hints = ''
  for (const word of words) {
    const longer = hints === '' ? word : `${hints}, ${word}`
    if (longer.length > MOST_CHARACTERS) break
    hints = longer
  }
  return hints === '' ? null : hints
}

/** Did the service give back the hints in place of what was said? */
export function isEcho(text: string, hints: string): boolean {
  const hinted = new Set(wordsOf(hints))
  const said = wordsOf(text)
  const back = said.filter((word) => hinted.has(word))
  const returned = new Set(back).size / hinted.size
  return said.length > 0 && returned >= ECHO_SHARE && back.length >= ECHO_SHARE * said.length
}
