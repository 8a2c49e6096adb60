import { useEffect } from 'react'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Jump } from '../app/view-store.ts'
import { useStores, useView } from '../app/use-stores.ts'
import type { Stores } from '../app/stores.ts'
import { placeOf } from '../transcripts/reading/use-jump-to-found.ts'
import { openThinking } from '../chat/find/open-hidden.ts'
import { leadTo, unmark } from './jump.ts'

/** Leads to the place that was chosen among the results, whatever shows it. */
export function LeadToFound() {
  const stores = useStores()
  const jump = useView((state) => state.jump)

  useEffect(() => {
    if (!jump) return undefined
    const stop = leadTo(() => elementOf(stores, jump), jump.query)
    return () => {
      stop()
      unmark()
    }
  }, [jump, stores])

  return null
}

function elementOf(
  { chat, transcript, reading }: Stores,
  { target, query }: Jump,
): HTMLElement | null {
  switch (target.kind) {
    case 'message': {
      const { place } = chat.getState()
      if (place.kind !== 'open' || place.chat.id !== target.chatId) return null
      const part = document.querySelector<HTMLElement>(
        `[role=log] [data-part="${CSS.escape(target.messageId)}"]`,
      )
      if (part && target.part === 'thought') openThinking(part)
      return part
    }
    case 'piece':
    case 'place': {
      const { place } = transcript.getState()
      if (place.kind !== 'open' || place.recording.id !== target.recordingId) return null
      const { rows } = reading.getState()
      const found = placeOf(target, place.pieces, rows, query)
      const row = found && rows[found.row]
      // Only what is near what is seen is rendered; the transcript goes there by itself.
      return row ? document.querySelector<HTMLElement>(`[data-start="${row.start}"]`) : null
    }
    default:
      return assertNever(target)
  }
}
