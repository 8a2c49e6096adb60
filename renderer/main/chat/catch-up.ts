import type { LiveAnswer } from './live-answer.ts'

/** How an answer that came faster than it can be rendered is caught up with. */
export interface Pace {
  /** At most so many new characters (UTF-16 code units) are shown at once. */
  step: number
  /** Milliseconds to leave the window alone after that. */
  restMs: number
}

export const firstPace: Pace = { step: 640, restMs: 0 }

/** Milliseconds of rendering in a frame; about as many again go for its style, layout and painting. */
const wantedMs = 4
/** In milliseconds: enough for what was typed meanwhile, and on a busy machine the text still outruns any model. */
const longestRest = 200
/** Characters at once: fewer are not worth a rendering, and more take longer than a frame wherever there is much in them. */
const size = { least: 640, most: 1600 }

/**
 * The pace after showing the last step took so many milliseconds: shorter steps where they take long, and where even
 * these do (one block that is very long is rendered as a whole, or the machine has other things to do) fewer of them,
 * so that the window stays usable. Never longer ones: what takes long would take longer still.
 */
export function nextPace({ step }: Pace, tookMs: number): Pace {
  const restMs = tookMs > 2 * wantedMs ? Math.min(2 * tookMs, longestRest) : 0
  const factor = Math.min(1.5, Math.max(0.5, wantedMs / Math.max(tookMs, 0.1)))
  return { step: Math.round(Math.max(size.least, Math.min(size.most, step * factor))), restMs }
}

/**
 * How many more characters to show at once of a section that takes long to render, with so many of its own shown: it is
 * rendered as a whole each time, so that its steps grow with it, and are a few instead of many.
 */
export function stepWithin(section: number, { step }: Pace): number {
  return Math.max(step, Math.floor(section / 2))
}

function isContinued(shown: LiveAnswer, whole: LiveAnswer): boolean {
  return whole.thinking.startsWith(shown.thinking) && whole.content.startsWith(shown.content)
}

/** How many characters of the answer are still to be shown; 0 where it is to be shown anew, at once. */
export function lengthBehind(shown: LiveAnswer | undefined, whole: LiveAnswer): number {
  if (!shown || !isContinued(shown, whole)) return 0
  const { thinking, content } = whole
  return thinking.length - shown.thinking.length + content.length - shown.content.length
}

/** The text with at most so many characters more than the beginning of it has, and no character cut in two. */
function grown(beginning: string, text: string, most: number): string {
  const length = beginning.length + most
  if (length >= text.length) return text
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1))
  return text.slice(0, splitsPair && most > 0 ? length - 1 : length)
}

/** What to show in the next frame of an answer that came faster than it can be rendered: at most so many more characters. */
export function nextShown(
  shown: LiveAnswer | undefined,
  whole: LiveAnswer,
  most: number,
): LiveAnswer {
  if (!shown || lengthBehind(shown, whole) <= most) return whole
  const thinking = grown(shown.thinking, whole.thinking, most)
  const left = most - (thinking.length - shown.thinking.length)
  return { ...whole, thinking, content: grown(shown.content, whole.content, left) }
}

/** In characters: from so far behind one leaps. */
const leapFrom = 6000

export const afterLeap: Pace = { ...firstPace, restMs: longestRest }

/** Milliseconds after a key for which somebody is taken to type on, and of rest after a leap meanwhile. */
const typing = { lasts: 500, restMs: 1000 }

/**
 * Milliseconds to leave the window alone, where the last key was pressed so many milliseconds ago: what is typed goes
 * before what flies by.
 */
export function restOf(pace: Pace, sinceKeyMs: number): number {
  const isTyping = sinceKeyMs >= 0 && sinceKeyMs < typing.lasts
  return pace === afterLeap && isTyping ? typing.restMs : pace.restMs
}

/**
 * What to show of an answer that comes faster than anybody reads: all but its last section, at once, so that what would
 * have flown by is not rendered before somebody looks at it. Null where it is not that far behind.
 */
export function leapt(
  shown: LiveAnswer | undefined,
  whole: LiveAnswer,
  lastSection: (content: string) => number,
): LiveAnswer | null {
  if (!shown || lengthBehind(shown, whole) <= leapFrom) return null
  const end = lastSection(whole.content)
  return end > shown.content.length ? { ...whole, content: whole.content.slice(0, end) } : null
}
