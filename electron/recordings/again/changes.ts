import type { Piece, Span } from '../../../shared/ipc/schemas/recordings.ts'
import type { TimedText, TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { paragraphsOf, type Sentence } from '../../../shared/transcript/paragraphs.ts'
import { heardWords, type TimedWord } from '../../../shared/transcript/timed-words.ts'
import { textOf } from '../../../shared/transcript/tokens.ts'

/**
 * What was heard anew in a range, as changes of the transcript: gaps that lie in it are filled, the text between them is
 * replaced. A gap of which only a part lies in it stays one, for the rest of it was not heard. `heard` are the pieces of the range with their new texts, `gaps` the pieces of the recording without theirs.
 */
export function againChanges(
  { start, end }: Span,
  heard: readonly Piece[],
  gaps: readonly Piece[],
): TranscriptChange[] {
  const { words } = heardWords(heard)
  const within = gaps.filter((gap) => gap.start >= start && gap.end <= end)
  const changes: TranscriptChange[] = []
  let place = start
  for (const { index, ...gap } of within) {
    if (gap.start > place) changes.push(textChange({ start: place, end: gap.start }, words))
    const own = { start: gap.start, end: gap.end }
    changes.push({ kind: 'piece', index, ...own, ...said(own, words) })
    place = Math.max(place, gap.end)
  }
  if (place < end) changes.push(textChange({ start: place, end }, words))
  return changes
}

function textChange(place: Span, words: readonly TimedWord[]): TranscriptChange {
  return { kind: 'text', ...place, ...said(place, words) }
}

/** What is said in a place: its paragraphs, and when its sentences are said. */
function said(place: Span, words: readonly TimedWord[]): { text: string; times: TimedText[] } {
  const here = words.filter((word) => {
    const middle = (word.start + word.end) / 2
    return middle >= place.start && middle < place.end
  })
  const paragraphs = paragraphsOf({ words: here, holes: [] }).flatMap((paragraph) =>
    paragraph.kind === 'text' ? [paragraph.sentences] : [],
  )
  const sentence = ({ start, end, words }: Sentence): TimedText => ({
    start,
    end,
    text: textOf(words),
  })
  return {
    text: paragraphs
      .map((sentences) => textOf(sentences.flatMap((each) => each.words)))
      .join('\n\n'),
    times: paragraphs.flat().map(sentence),
  }
}
