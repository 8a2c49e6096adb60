import type { SpokenSegment } from './transcript.ts'

/** `00:01:02,345 --> 00:01:04,000` of SRT; VTT writes a point, may leave the hours out and puts settings behind. */
const timing =
  /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s|$)/

/** The cues of an SRT or VTT file, times in seconds; undefined where the text is neither. */
export function readSubtitles(text: string): SpokenSegment[] | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const opening = lines[first] ?? ''
  const isVtt = /^WEBVTT(?:\s|$)/.test(opening)
  const isSrt = /^\d+$/.test(opening.trim()) && timing.test(lines[first + 1] ?? '')
  if (!isVtt && !isSrt) return undefined
  const cues: SpokenSegment[] = []
  for (let index = first; index < lines.length; index++) {
    const times = timing.exec(lines[index] ?? '')
    if (times === null) continue
    const said: string[] = []
    while ((lines[index + 1] ?? '').trim() !== '') said.push(lines[++index] ?? '')
    cues.push({
      start: seconds(times[1]),
      end: seconds(times[2]),
      text: withoutTags(said.join(' ')),
    })
  }
  return cues
}

function seconds(time = ''): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** VTT may mark voices and words: `<v Mari>Tere</v>`, `<00:00:01.000>`. */
function withoutTags(text: string): string {
  return text
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
