import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPieceStore } from '../../electron/recordings/piece-store.ts'
import { createRecordingStore } from '../../electron/recordings/recording-store.ts'
import { wavHeader } from '../../electron/recordings/wav-header.ts'
import { openDatabase } from '../../electron/storage/database.ts'
import { inTransaction } from '../../electron/storage/transaction.ts'

export const longTranscriptName = 'Ten hours.mp3'

/** Samples from one piece to the next, and of speech in each: what is between is a pause that ends no paragraph. */
const step = 26 * 16_000
const spoken = 25 * 16_000
/** Somebody who speaks without haste says so many words in 25 s. */
const wordsAPiece = 65

const words =
  'see on üks üsna pikk lause mis räägib ülikoolist teadusest inimestest kes siin iga päev koos õpivad'.split(
    ' ',
  )

/** What is said in the piece of this number: its sentences, of which one tells the number. */
export function saidIn(number: number): string {
  const all = Array.from({ length: wordsAPiece - 4 }, (_, index) => {
    const word = words[(number * 7 + index * 3) % words.length] ?? ''
    return index % 12 === 11 ? `${word}.` : word
  })
  return `Siin on osa ${number}. ${all.join(' ')}.`
}

/**
 * Stores a transcript of so many hours, without its sound or with silence for it, into the database of a profile that no
 * app is using, through Jutt's own stores; answers how many words it has.
 */
export function storeLongTranscript(
  profile: string,
  hours: number,
  { hasSound = false } = {},
): number {
  const { database } = openDatabase(join(profile, 'jutt.sqlite'))
  const recordings = createRecordingStore(database)
  const pieces = createPieceStore(database)
  const count = Math.floor((hours * 3600 * 16_000) / step)
  const id = 'long-transcript'
  try {
    inTransaction(database, () => {
      recordings.create({
        id,
        createdAt: Date.now() - 60_000,
        isPractice: false,
        source: { kind: 'file', name: longTranscriptName, length: null },
        state: { kind: 'done' },
        language: 'et',
        samples: count * step,
        path: null,
      })
      if (hasSound) writeSilence(profile, id, count * step)
      else recordings.setSound(id, { kind: 'deleted' })
      const places = Array.from({ length: count }, (_, index) => index * step)
      pieces.add(
        id,
        places.map((start) => ({
          start,
          end: start + step,
          speech: [{ start, end: start + spoken }],
          ending: 'pause' as const,
          state: { kind: 'done' as const },
        })),
      )
      for (const index of places.keys()) pieces.setText(id, index, saidIn(index))
    })
  } finally {
    database.close()
  }
  return count * wordsAPiece
}

/** A WAV file of nothing, which takes next to no room on the disk. */
function writeSilence(profile: string, id: string, samples: number): void {
  mkdirSync(join(profile, 'recordings'), { recursive: true })
  const file = join(profile, 'recordings', `${id}.wav`)
  writeFileSync(file, wavHeader(2 * samples))
  truncateSync(file, 44 + 2 * samples)
}
