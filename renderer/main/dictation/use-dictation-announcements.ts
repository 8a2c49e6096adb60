import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStores } from '../app/use-stores.ts'
import { isListening } from './microphone-store.ts'

/** Tells assistive technology when the microphone opens and closes, and each text once it is complete. */
export function useDictationAnnouncements(): void {
  const { t } = useTranslation()
  const { dictation, view } = useStores()
  useEffect(() => {
    const { announce } = view.getState()
    const endMicrophone = dictation.microphone.subscribe(({ microphone: now }, before) => {
      const was = isListening(before.microphone)
      if (isListening(now) && !was) announce(t('dictation.recording'))
      // What failed is an alert of its own.
      if (was && now.kind === 'idle') announce(t('dictation.stopped'))
    })
    const endTakes = dictation.takes.store.subscribe(({ finished }, before) => {
      if (finished && finished !== before.finished && finished.text !== '')
        announce(finished.text, 'log')
    })
    return () => {
      endMicrophone()
      endTakes()
    }
  }, [dictation, t, view])
}
