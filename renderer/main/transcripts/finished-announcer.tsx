import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStores } from '../app/use-stores.ts'
import { endWords } from './end-words.ts'

/** Tells assistive technology once that a transcript is finished, wherever the reader is. */
export function FinishedAnnouncer() {
  const { t } = useTranslation()
  const { recordings, session, transcript, view } = useStores()
  useEffect(
    () =>
      recordings.subscribe(({ byId }, before) => {
        if (byId === before.byId) return
        const { place } = transcript.getState()
        const { language } = session.getState()
        for (const recording of Object.values(byId)) {
          const isOpen = place.kind === 'open' && place.recording.id === recording.id
          // Whoever dictates sees and hears the text where it is wanted.
          if (recording.source.kind === 'microphone' && !isOpen) continue
          const words = endWords(t, language, before.byId[recording.id], recording)
          if (words !== null) view.getState().announce(words)
        }
      }),
    [recordings, session, t, transcript, view],
  )
  return null
}
