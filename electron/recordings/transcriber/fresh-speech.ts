import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Recordings } from '../recordings.ts'
import { keyOf } from './next-pieces.ts'

/** Pieces of a dictation that are looked at; a person waits for its first ones. */
const lookAhead = 16

/** Makes the function that tells whether something was spoken since it was asked before, for which a person now waits. */
export function createFreshSpeech(
  recordings: Pick<Recordings, 'openPieces'>,
): (unfinished: readonly Recording[]) => boolean {
  let known: ReadonlySet<string> = new Set()

  return (unfinished) => {
    const open = unfinished
      .filter(({ source, untranscribed }) => source.kind === 'microphone' && untranscribed > 0)
      .flatMap(({ id }) =>
        recordings.openPieces(id, lookAhead).map(({ index }) => keyOf(id, index)),
      )
    const isFresh = open.some((key) => !known.has(key))
    known = new Set(open)
    return isFresh
  }
}
