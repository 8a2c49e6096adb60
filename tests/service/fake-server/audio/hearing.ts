import { formField } from '../requests.ts'
import type { ReceivedRequest } from '../requests.ts'
import { heardWords } from './heard-words.ts'
import type { HeardWord } from './heard-words.ts'
import { readSound } from './sound.ts'
import type { Sound } from './sound.ts'

export interface Says {
  /** The words of the answer; without them, words are made of the sound (heard-words.ts). */
  readonly text?: string | undefined
  /** The code of the language that is heard where none is asked for. Default "et". */
  readonly language?: string | undefined
  /** Writes a capital behind each pause and a full stop before it, as Whisper does. */
  readonly writesSentences?: boolean | undefined
}

/** Times in seconds. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a server makes of a request. */
export interface Hearing {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly language: string
  readonly seconds: number
}

export function soundOf(request: ReceivedRequest): Sound | undefined {
  const file = request.parts.find((part) => part.name === 'file')
  return file?.bytes === undefined ? undefined : readSound(file.bytes)
}

/** `until` seconds: what comes later in the sound is not heard. */
export function hear(
  request: Pick<ReceivedRequest, 'parts'>,
  sound: Sound,
  says: Says,
  until = Infinity,
): Hearing {
  const asked = formField(request, 'language')
  const { seconds } = sound
  const language = asked ?? says.language ?? 'et'
  const segments =
    says.text === undefined
      ? segmentsOf(
          heardWords(sound).filter(({ start }) => start < until),
          asked ?? 'none',
          says.writesSentences === true,
        )
      : [{ start: 0, end: seconds, text: says.text }]
  return { text: segments.map(({ text }) => text).join(' '), segments, language, seconds }
}

/** Seconds between two segments, and of one at most. */
const pause = 0.4
const longest = 6

/** A new segment after a pause, and after 6 s; Whisper rounds to 20 ms. */
function segmentsOf(
  words: readonly HeardWord[],
  asked: string,
  writesSentences: boolean,
): Segment[] {
  const groups: HeardWord[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const [first] = group ?? []
    const goesOn =
      first && word.start - group!.at(-1)!.end < pause && word.end - first.start < longest
    if (goesOn) group!.push(word)
    else groups.push([word])
  }
  // The language asked for stands in the middle, where it is not in the way of an overlap.
  const middle = Math.floor(groups.length / 2)
  return groups.map((group, index) => {
    const spoken = group.map(({ word }) => word)
    if (index === middle) spoken.splice(Math.floor(spoken.length / 2), 0, `keel-${asked}`)
    return {
      start: rounded(group[0]!.start),
      end: rounded(group.at(-1)!.end),
      text: writesSentences ? sentence(spoken.join(' '), groups, index) : spoken.join(' '),
    }
  })
}

/** The text of a group, with a capital and a full stop where there is a pause before and behind it. */
function sentence(text: string, groups: readonly HeardWord[][], index: number): string {
  const start = groups[index]![0]!.start
  const begins = start - (groups[index - 1]?.at(-1)?.end ?? -Infinity) >= pause
  const ends = (groups[index + 1]?.[0]?.start ?? Infinity) - groups[index]!.at(-1)!.end >= pause
  return `${begins ? text.charAt(0).toUpperCase() + text.slice(1) : text}${ends ? '.' : ''}`
}

function rounded(seconds: number): number {
  return Math.round(seconds * 50) / 50
}
