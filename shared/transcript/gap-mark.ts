import type { TFunction } from 'i18next'
import { clockTime } from './clock-time.ts'
import type { GapPassage } from './join.ts'

/** What stands for a gap in plain text: that something is missing, where, and what came of it all the same. */
export function gapMark(t: TFunction, { start, end, text }: GapPassage): string {
  const place = { from: clockTime(start), to: clockTime(end) }
  const mark = `[${t('transcriptFile.missing', place)}]`
  return text === '' ? mark : `${mark} ${text}`
}
