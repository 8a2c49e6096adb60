import type { HeldKey, OverlayView } from '../../shared/ipc/schemas/overlay.ts'
import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import type { SettingsView } from '../../shared/ipc/schemas/settings.ts'
import type { ShortcutState } from '../../shared/ipc/schemas/shortcut.ts'
import { createAnywhere, type Anywhere, type AnywhereDependencies } from './anywhere.ts'
import { createOverlayView } from './overlay-view.ts'
import type { Deliver, GlobalKeys, TellKey } from './ports.ts'
import { hearsSpeech, spokenNow } from './spoken-now.ts'

/** What dictation into any program needs of the computer: where its text goes, the keys that begin it, its overlay. */
export interface Hands {
  deliver: Deliver
  keys: (listener: { signal: TellKey; changed: (state: ShortcutState) => void }) => GlobalKeys
  overlay: { show: () => void; hide: () => void }
  /** Is the person in Jutt's own window? */
  isInWindow: () => boolean
}

export interface DictationRoom {
  anywhere: Anywhere
  shortcutState(): ShortcutState
  overlayView(): OverlayView
  /** From now on keys are watched for. */
  open(): void
  /** Watches for the keys that are wished for, where there is a service that hears; to be called when either changes. */
  watchKeys(): void
  close(): void
}

/** Joins dictation into any program: keys, recordings, overlay and what receives the text. */
export function createDictationRoom(
  dependencies: Pick<AnywhereDependencies, 'capture' | 'recordings' | 'clock' | 'report'> & {
    hands: Hands
    cleanUp: (text: string, language: string) => Promise<string | null>
    settings: () => SettingsView
    service: () => ServiceState
    listener: {
      overlay: (view: OverlayView) => void
      shortcut: (state: ShortcutState) => void
      held: (key: HeldKey) => void
    }
  },
): DictationRoom {
  const { hands, settings, service, listener, report } = dependencies
  const overlay = createOverlayView({
    language: () => settings().language,
    tell: listener.overlay,
  })
  const anywhere = createAnywhere({
    ...dependencies,
    deliver: hands.deliver,
    spoken: () => spokenNow(service(), settings().settings),
    target: () => settings().settings.dictationTarget,
    isPunctuated: () => settings().settings.spokenPunctuation,
    tidy: async (text, language) =>
      settings().settings.cleanUp ? dependencies.cleanUp(text, language) : null,
    isInWindow: hands.isInWindow,
    toWindow: listener.held,
    show(state, text) {
      overlay.show(state, text)
      if (state.kind === 'hidden') hands.overlay.hide()
      else hands.overlay.show()
    },
    wantEscape: (isWanted) => keys.wantEscape(isWanted),
    seesEscape: () => keys.state().way === 'hook',
  })
  let isOpen = false
  const keys = hands.keys({ signal: anywhere.key, changed: listener.shortcut })

  async function watch(accelerator: string | null): Promise<void> {
    try {
      await keys.watch(accelerator)
    } catch (error) {
      report('the keys for dictation', error)
    }
  }

  function watchKeys(): void {
    if (!isOpen) return
    const { dictationShortcut } = settings().settings
    const isWanted = dictationShortcut !== 'off' && hearsSpeech(service())
    void watch(isWanted ? dictationShortcut : null)
  }

  return {
    anywhere,
    shortcutState: () => keys.state(),
    overlayView: overlay.view,
    open() {
      isOpen = true
      watchKeys()
    },
    watchKeys,
    close() {
      isOpen = false
      keys.close()
      anywhere.close()
    },
  }
}
