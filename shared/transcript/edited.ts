import { assertNever } from '../assert-never.ts'
import type { Span } from '../ipc/schemas/recordings.ts'
import type { TranscriptChange } from '../ipc/schemas/transcripts.ts'
import { reworded } from './reworded.ts'
import type { Heard, TimedWord } from './timed-words.ts'

type Change<Kind extends TranscriptChange['kind']> = Extract<TranscriptChange, { kind: Kind }>

/** What is heard, as changed by a person; each change is about what those before it made. */
export function edited(heard: Heard, changes: readonly TranscriptChange[]): Heard {
  if (changes.length === 0) return heard
  let words = [...heard.words]
  let { holes } = heard
  for (const change of changes) {
    switch (change.kind) {
      case 'text':
        reword(words, change)
        break
      case 'piece':
        words = withPiece(words, change)
        holes = holes.filter(({ index }) => index !== change.index)
        break
      case 'speaker':
        name(words, change)
        break
      case 'rename':
        words = words.map((word) =>
          word.speaker === change.from ? { ...word, speaker: change.to } : word,
        )
        break
      default:
        assertNever(change)
    }
  }
  return { words, holes }
}

/** The index of the first word whose middle is at this place or behind it. */
function firstFrom(words: readonly TimedWord[], place: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { start, end } = words[middle] ?? { start: 0, end: 0 }
    if ((start + end) / 2 < place) low = middle + 1
    else high = middle
  }
  return low
}

/** The sound between the words before `from` and those from `to` on. */
function roomAt(words: readonly TimedWord[], from: number, to: number): Span {
  return { start: words[from - 1]?.end ?? 0, end: words[to]?.start ?? Number.MAX_SAFE_INTEGER }
}

function reword(words: TimedWord[], change: Change<'text'>): void {
  const { start, end } = change
  const from = firstFrom(words, start)
  const to = firstFrom(words, end)
  const piece = words[from - 1]?.piece ?? words[to]?.piece ?? 0
  const fresh = reworded(words.slice(from, to), {
    text: change.text,
    times: change.times ?? null,
    place: { start, end },
    room: roomAt(words, from, to),
    piece,
  })
  words.splice(from, to - from, ...fresh)
}

function withPiece(words: readonly TimedWord[], change: Change<'piece'>): TimedWord[] {
  const { index, text, times } = change
  const before = words.filter(({ piece }) => piece < index)
  const old = words.filter(({ piece }) => piece === index)
  const behind = words.filter(({ piece }) => piece > index)
  const room = roomAt([...before, ...behind], before.length, before.length)
  const place = {
    start: Math.max(change.start, room.start),
    end: Math.max(Math.min(change.end, room.end), change.start, room.start),
  }
  const fresh = reworded(old, { text, times: times ?? null, place, room, piece: index })
  return [...before, ...fresh, ...behind]
}

function name(words: TimedWord[], { start, end, speaker }: Change<'speaker'>): void {
  const to = firstFrom(words, end)
  for (let index = firstFrom(words, start); index < to; index++) {
    const word = words[index]
    if (word) words[index] = { ...word, speaker }
  }
}
