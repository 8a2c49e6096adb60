import type { TFunction } from 'i18next'
import { clockTime } from './clock-time.ts'
import type { GapPassage } from './weave.ts'
import type { Hole } from './timed-words.ts'

/** What stands where there is no text: that something is missing, or is still to come, and where. */
export function holeMark(
  t: TFunction,
  { kind, start, end }: Pick<Hole, 'kind' | 'start' | 'end'>,
): string {
  const place = { from: clockTime(start), to: clockTime(end) }
  return `[${t(kind === 'gap' ? 'transcriptFile.missing' : 'transcriptFile.toCome', place)}]`
}

/** What stands for a gap in plain text: its mark, and what came of it all the same. */
export function gapMark(t: TFunction, gap: GapPassage): string {
  const mark = holeMark(t, gap)
  return gap.text === '' ? mark : `${mark} ${gap.text}`
}
