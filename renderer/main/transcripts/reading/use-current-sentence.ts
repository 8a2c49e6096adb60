import { useEffect, useState } from 'react'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { useStores } from '../../app/use-stores.ts'
import type { PlayerState } from '../player/player-store.ts'
import { lastUpTo, type Row } from './row.ts'

/** A sentence of the transcript, by the index of its row and its own in that. */
export interface SentencePlace {
  row: number
  sentence: number
}

/** The sentence that is heard at this time, or was heard last before it; null before the first. */
export function sentenceAt(rows: readonly Row[], samples: number): SentencePlace | null {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((rows[middle]?.start ?? 0) <= samples) low = middle
    else high = middle - 1
  }
  const row = rows[low]
  if (row?.kind !== 'text' || row.start > samples) return null
  const word = lastUpTo(row.starts, samples)
  return { row: low, sentence: lastUpTo(row.sentences, word) }
}

/** The sentence at which the player is; null before it was used. */
export function useCurrentSentence(rows: readonly Row[]): SentencePlace | null {
  const { player } = useStores()
  const [place, setPlace] = useState<SentencePlace | null>(null)

  useEffect(() => {
    function look({ seconds, isPlaying }: PlayerState): void {
      const isUsed = isPlaying || seconds > 0
      const now = isUsed ? sentenceAt(rows, Math.round(seconds * SAMPLE_RATE)) : null
      setPlace((before) =>
        before?.row === now?.row && before?.sentence === now?.sentence ? before : now,
      )
    }
    look(player.getState())
    return player.subscribe(look)
  }, [player, rows])

  return place
}
