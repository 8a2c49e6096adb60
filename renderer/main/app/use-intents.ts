import { useEffect } from 'react'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Intent } from '../../../shared/ipc/schemas/app.ts'
import { openItem } from './open-item.ts'
import { runAction } from './run-action.ts'
import type { Stores } from './stores.ts'
import { useSession, useStores } from './use-stores.ts'

/** Does what main asks of the window: for the menu bar, the icon, a notification, files opened with Jutt. */
export function useIntents(): void {
  const stores = useStores()
  const isConnected = useSession(({ service }) => service.kind === 'connected')
  useEffect(() => {
    async function take(): Promise<void> {
      const answer = await stores.jutt.app.takeIntents({ isConnected })
      if (!answer.ok) stores.toasts.error(answer.error)
      else for (const intent of answer.value) perform(stores, intent)
    }
    void take()
    return stores.jutt.on('app:intents', () => void take())
  }, [stores, isConnected])
}

function perform(stores: Stores, intent: Intent): void {
  switch (intent.kind) {
    case 'run':
      return runAction(stores, intent.action)
    case 'show':
      return void openItem(stores, intent.item)
    case 'open':
      return void stores.fileIntake.opened(intent.files)
    default:
      return assertNever(intent)
  }
}
