import { spaced } from './spacing.ts'
import { untaken } from './untaken.ts'

/** Where in a draft a dictation is written; all the rest of the draft is the person's own. */
export interface Region {
  /** What is written there now: nothing yet, or what the first text will replace, or dictated text. */
  readonly start: number
  readonly end: number
  /** All dictated text that came into the draft. */
  readonly dictated: string
  /** That part of it which the person took over by changing something in it; it stands somewhere before. */
  readonly taken: string
  /** What stood there before the first text. */
  readonly replaced: string
}

/** A stretch of text and what comes in its place. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A dictation that begins at the caret, or that will replace what is selected. */
export function regionAt(draft: string, selection: { start: number; end: number }): Region {
  const start = Math.min(selection.start, draft.length)
  const end = Math.min(Math.max(selection.end, start), draft.length)
  return { start, end, dictated: '', taken: '', replaced: draft.slice(start, end) }
}

/**
 * The region after the draft was changed by somebody else. A change before it moves it, and one after it leaves it. A
 * change inside makes what stands there the person's own: what is still to come then follows it. Text put in at a
 * region without any is in front of it, or, where `yields` is false, behind it.
 */
export function edited(region: Region, before: string, after: string, yields = true): Region {
  if (before === after) return region
  const delta = after.length - before.length
  const prefix = commonPrefix(before, after)
  const suffix = commonSuffix(before, after)
  const isAfter = prefix >= region.end
  const isBefore = suffix >= before.length - region.start
  if (isAfter && !(isBefore && yields && region.start === region.end)) return region
  if (isBefore) return { ...region, start: region.start + delta, end: region.end + delta }
  const changedTo = before.length - suffix
  const at = region.end > changedTo ? region.end + delta : after.length - suffix
  const place = outsidePair(after, at)
  return { ...region, start: place, end: place, taken: region.dictated, replaced: '' }
}

/** What has to be written into the draft so that all of the dictated text is in it; null where it is already. */
export function writing(
  region: Region,
  draft: string,
  dictated: string,
): { region: Region; splice: Splice | null } {
  if (dictated === region.dictated) return { region, splice: null }
  const { start, end } = region
  const rest = untaken(region.taken, dictated).rest.trim()
  const text = spaced(rest, draft.slice(0, start), draft.slice(end))
  return {
    region: { ...region, end: start + text.length, dictated },
    splice: text === draft.slice(start, end) ? null : { start, end, text },
  }
}

/** What has to be written so that the draft is as if nothing had been dictated; null where the person changed it. */
export function withdrawal(region: Region): Splice | null {
  const { start, end, dictated, taken, replaced } = region
  return dictated === '' || taken !== '' ? null : { start, end, text: replaced }
}

/** Is all of the text in the draft? Text may come late for a place that the person has taken over. */
export function isWhole(region: Region, dictated: string): boolean {
  return dictated === region.dictated && untaken(region.taken, dictated).isWhole
}

export function spliced(draft: string, { start, end, text }: Splice): string {
  return draft.slice(0, start) + text + draft.slice(end)
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length += 1
  return length
}

function commonSuffix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

/** A place between two characters: half a character alone would be destroyed by what comes between. */
function outsidePair(text: string, at: number): number {
  const splits = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1))
  return at > 0 && splits ? at + 1 : at
}
