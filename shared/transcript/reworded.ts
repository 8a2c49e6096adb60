import { diffArrays } from 'diff'
import type { Span } from '../ipc/schemas/recordings.ts'
import type { TimedText } from '../ipc/schemas/transcripts.ts'
import { createLetterClock } from './letter-clock.ts'
import { inOrder } from './ordered-times.ts'
import type { TimedWord } from './timed-words.ts'
import { tokensOf, type Token } from './tokens.ts'

export interface Rewording {
  text: string
  times: readonly TimedText[] | null
  /** Where the words stood, or would stand. */
  place: Span
  /** What lies between the words around: no new word is outside of it. */
  room: Span
  piece: number
}

/**
 * The words of a text that takes the place of others. Those that stay keep their times; new ones share the time of those
 * that they replace, and where they replace none, that of the word before. Times that a service told with it rule.
 */
export function reworded(old: readonly TimedWord[], rewording: Rewording): TimedWord[] {
  const { text, times, place, room, piece } = rewording
  const tokens = tokensOf(text)
  const first = old[0]
  const model = first ?? { piece, speaker: null, isSpaced: true, isBreak: false }
  const fresh = times === null ? aligned(old, tokens, place, model) : told(tokens, rewording, model)
  return inOrder(fresh, room).map((word, index) =>
    index === 0 ? { ...word, isSpaced: model.isSpaced, isBreak: model.isBreak } : word,
  )
}

type Model = Pick<TimedWord, 'piece' | 'speaker'>

function wordOf({ text, isSpaced, isBreak }: Token, place: Span, model: Model): TimedWord {
  const { piece, speaker } = model
  return { start: place.start, end: place.end, text, isSpaced, isBreak, piece, speaker }
}

function told(tokens: readonly Token[], { text, times, place }: Rewording, model: Model) {
  const clock = createLetterClock({ text, ...place, speech: null, times })
  let letter = 0
  return tokens.map((token) => {
    const start = clock.startOf(letter)
    letter += token.letters
    return wordOf(token, { start, end: token.letters > 0 ? clock.endOf(letter - 1) : start }, model)
  })
}

/** A stretch in which new words stand for old ones, or for none. */
interface Stretch {
  old: TimedWord[]
  fresh: Token[]
}

function aligned(
  old: readonly TimedWord[],
  tokens: readonly Token[],
  place: Span,
  model: Model,
): TimedWord[] {
  const words: TimedWord[] = []
  let open: Stretch = { old: [], fresh: [] }

  function close(): void {
    const { old, fresh } = open
    open = { old: [], fresh: [] }
    if (fresh.length === 0) return
    const [one] = old
    const end = old.at(-1)?.end
    if (one !== undefined && end !== undefined) {
      words.push(...spread(fresh, { start: one.start, end }, one))
      return
    }
    // Put in between words that stay: the one before gives some of its time.
    const before = words.pop()
    if (before) words.push(...spread([tokenOf(before), ...fresh], before, before))
    else words.push(...spread(fresh, { ...place, end: place.start }, model))
  }

  let at = 0
  let next = 0
  const keysOf = (list: readonly { text: string }[]): string[] =>
    list.map(({ text }) => keyOf(text))
  for (const { count, added, removed } of diffArrays(keysOf(old), keysOf(tokens))) {
    if (removed) {
      open.old.push(...old.slice(at, (at += count)))
    } else if (added) {
      open.fresh.push(...tokens.slice(next, (next += count)))
    } else {
      close()
      for (const [index, token] of tokens.slice(next, next + count).entries()) {
        const same = old[at + index]
        if (same) words.push(wordOf(token, same, same))
      }
      at += count
      next += count
    }
  }
  close()
  return words
}

/** Words are the same whatever signs and capitals they are written with: correcting those moves nothing. */
function keyOf(text: string): string {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
  return letters === '' ? text : letters
}

function tokenOf({ text, isSpaced, isBreak }: TimedWord): Token {
  return { text, isSpaced, isBreak, letters: Math.max(1, text.length) }
}

/** Spreads words over a stretch of sound by their letters. */
function spread(tokens: readonly Token[], { start, end }: Span, model: Model): TimedWord[] {
  const weights = tokens.map(({ letters }) => Math.max(1, letters))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const place = (weight: number): number => Math.round(start + ((end - start) * weight) / total)
  let before = 0
  return tokens.map((token, index) => {
    const from = place(before)
    before += weights[index] ?? 0
    return wordOf(token, { start: from, end: place(before) }, model)
  })
}
