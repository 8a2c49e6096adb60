import type { TFunction } from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { TurnPhase } from '../../../shared/ipc/schemas/chats.ts'
import { waitSentence } from '../app/error-sentence.ts'
import { useView } from '../app/use-stores.ts'

/** Milliseconds: an answer that comes at once is told when it is there. LibreChat tells how it goes every 7 s (its pull request 3851). */
const pause = { first: 1000, between: 7000 }

/** Tells assistive technology now and then what an answer is at; its text is told only when it has ended. */
export function useAnnounceProgress(model: string, phase: TurnPhase | null): void {
  const { t } = useTranslation()
  const announce = useView((state) => state.announce)
  const now = useRef(phase)
  useEffect(() => {
    now.current = phase
  })
  const isGoingOn = phase !== null
  useEffect(() => {
    if (!isGoingOn) return undefined
    let timer = setTimeout(tell, pause.first)
    function tell(): void {
      if (now.current) announce(sentenceOf(t, model, now.current))
      timer = setTimeout(tell, pause.between)
    }
    return () => clearTimeout(timer)
  }, [announce, isGoingOn, model, t])
}

function sentenceOf(t: TFunction, model: string, phase: TurnPhase): string {
  switch (phase.kind) {
    case 'queued':
    case 'sent':
      return t('chat.isAwaited', { model })
    case 'waiting':
      return waitSentence(t, phase.error)
    case 'reading':
      return t('chat.isReading', { model })
    case 'thinking':
      return t('chat.isThinking', { model })
    case 'answering':
      return t('chat.isAnswering', { model })
    default:
      return assertNever(phase)
  }
}
