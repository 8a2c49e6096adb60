import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useStores } from '../app/use-stores.ts'
import { timeLeftWords } from './time-left.ts'

/** How long a file of the queue still takes, in words; null while that is not known. */
export function useTimeLeft(recordingId: string): string | null {
  const { t } = useTranslation()
  const { queue } = useStores()
  // The words change seldom, the seconds always.
  return useStore(queue, ({ timesLeft }) => {
    const seconds = timesLeft[recordingId]
    return seconds === undefined ? null : timeLeftWords(t, seconds)
  })
}
