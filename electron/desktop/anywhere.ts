import { app } from 'electron'
import type { i18n } from 'i18next'
import { createGlobalKeys } from '../dictation/create-global-keys.ts'
import { planKeys } from '../dictation/key-ways.ts'
import type { Hands } from '../dictation/dictation-room.ts'
import { appId } from './app-id.ts'
import { createHookProcess } from './keys/hook-process.ts'
import { createHookWatcher } from './keys/hook-watcher.ts'
import { keyFacts } from './keys/key-facts.ts'
import { createPortalWatcher } from './keys/portal-watcher.ts'
import { createToggleWatcher } from './keys/toggle-watcher.ts'
import { createDeliver } from './paste/deliver.ts'

/** The keys and the clipboard of this computer. */
export function createDesktopHands(options: {
  /** Where the built main process is. */
  builtFolder: string
  words: () => i18n
  report: (where: string, error: unknown) => void
}): Pick<Hands, 'deliver' | 'keys'> {
  const hook = createHookProcess(options.builtFolder)
  app.once('will-quit', () => hook.close())
  return {
    deliver: createDeliver(hook),
    keys: ({ signal, changed }) =>
      createGlobalKeys({
        plan: () => planKeys(keyFacts()),
        watchers: [
          createHookWatcher(hook),
          createPortalWatcher({
            address: () => process.env['DBUS_SESSION_BUS_ADDRESS'],
            appId,
            description: () => options.words().t('settings.shortcutDescription'),
          }),
          createToggleWatcher(() => performance.now()),
        ],
        signal,
        changed,
        report: options.report,
      }),
  }
}
