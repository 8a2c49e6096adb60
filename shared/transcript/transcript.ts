import type { Piece } from '../ipc/schemas/recordings.ts'
import type { EditLog } from '../ipc/schemas/transcripts.ts'
import { changesOf } from './edit-log.ts'
import { edited } from './edited.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { heardWords, type Heard } from './timed-words.ts'

/** What the pieces of a recording say, with the edits that are in force: the words that everything else is made of. */
export function transcriptWords(pieces: readonly Piece[], log: EditLog): Heard {
  return edited(heardWords(pieces), changesOf(log))
}

/** The transcript as it is read, played, exported and asked about. */
export function transcriptParagraphs(pieces: readonly Piece[], log: EditLog): Paragraph[] {
  return paragraphsOf(transcriptWords(pieces, log))
}
