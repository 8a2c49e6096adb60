import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ActionId } from '../../../shared/actions/actions.ts'
import { shortcutOf } from '../../../shared/actions/shortcuts.ts'
import type { ItemsState } from '../chat-list/items-store.ts'
import type { AttachmentsState } from '../attachments/attachments-store.ts'
import type { SetupState } from '../chat-setup/setup-store.ts'
import type { ChatState } from '../chat/chat-store.ts'
import type { ConnectState } from '../first-run/connect-store.ts'
import { acceleratorLabel } from '../../../shared/actions/accelerator.ts'
import type { PromptsState } from '../prompts/prompts-store.ts'
import { runAction } from './run-action.ts'
import type { MicrophoneState } from '../dictation/microphone-store.ts'
import type { TakesState } from '../dictation/takes-store.ts'
import type { DictationsState } from '../dictations/dictations-store.ts'
import type { UpdatesStoreState } from '../settings/updates/updates-store.ts'
import type { UsageState } from '../settings/usage/usage-store.ts'
import type { AgainState } from '../transcripts/again/again-store.ts'
import type { EditingState } from '../transcripts/editing/editing-store.ts'
import type { FindReplaceState } from '../transcripts/finding/find-store.ts'
import type { PlayerState } from '../transcripts/player/player-store.ts'
import type { ReadingState } from '../transcripts/reading/reading-store.ts'
import type { RecordingsState } from '../transcripts/recordings-store.ts'
import type { TranscriptState } from '../transcripts/transcript-store.ts'
import type { SearchState } from '../search/search-store.ts'
import type { AboutState } from '../settings/about/about-store.ts'
import type { DataStoreState } from '../settings/data/data-store.ts'
import type { KeepingState } from '../settings/keeping-store.ts'
import type { SessionState } from './session-store.ts'
import type { Stores } from './stores.ts'
import type { ViewState } from './view-store.ts'

export const StoresContext = createContext<Stores | null>(null)

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('StoresContext has no value')
  return stores
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useStores().session, select)
}

export function useUsage<T>(select: (state: UsageState) => T): T {
  return useStore(useStores().usage, select)
}

export function useUpdates<T>(select: (state: UpdatesStoreState) => T): T {
  return useStore(useStores().updates, select)
}

export function useData<T>(select: (state: DataStoreState) => T): T {
  return useStore(useStores().data, select)
}

export function useAbout<T>(select: (state: AboutState) => T): T {
  return useStore(useStores().about, select)
}

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useStores().view, select)
}

export function useSearch<T>(select: (state: SearchState) => T): T {
  return useStore(useStores().search, select)
}

export function useChat<T>(select: (state: ChatState) => T): T {
  return useStore(useStores().chat, select)
}

export function useItems<T>(select: (state: ItemsState) => T): T {
  return useStore(useStores().items, select)
}

export function useKeeping<T>(select: (state: KeepingState) => T): T {
  return useStore(useStores().keeping, select)
}

export function useRecordings<T>(select: (state: RecordingsState) => T): T {
  return useStore(useStores().recordings, select)
}

export function useTranscript<T>(select: (state: TranscriptState) => T): T {
  return useStore(useStores().transcript, select)
}

export function useReading<T>(select: (state: ReadingState) => T): T {
  return useStore(useStores().reading, select)
}

export function useAgain<T>(select: (state: AgainState) => T): T {
  return useStore(useStores().again, select)
}

export function useEditing<T>(select: (state: EditingState) => T): T {
  return useStore(useStores().editing, select)
}

export function useFindReplace<T>(select: (state: FindReplaceState) => T): T {
  return useStore(useStores().findReplace, select)
}

export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(useStores().player, select)
}

export function useMicrophone<T>(select: (state: MicrophoneState) => T): T {
  return useStore(useStores().dictation.microphone, select)
}

export function useDictations<T>(select: (state: DictationsState) => T): T {
  return useStore(useStores().dictations, select)
}

export function useTakes<T>(select: (state: TakesState) => T): T {
  return useStore(useStores().dictation.takes.store, select)
}

export function useSetup<T>(select: (state: SetupState) => T): T {
  return useStore(useStores().setup, select)
}

export function useAttachments<T>(select: (state: AttachmentsState) => T): T {
  return useStore(useStores().attachments, select)
}

export function usePrompts<T>(select: (state: PromptsState) => T): T {
  return useStore(useStores().prompts, select)
}

export function useConnect<T>(select: (state: ConnectState) => T): T {
  return useStore(useStores().connect, select)
}

/** Runs actions by their id, as buttons do. */
export function useRunAction(): (id: ActionId) => void {
  const stores = useStores()
  return (id) => runAction(stores, id)
}

/** The action's shortcut as this platform writes it. */
export function useShortcutLabel(id: ActionId): string | undefined {
  const platform = useSession((state) => state.platform)
  const shortcut = useSession(({ settings }) => shortcutOf(id, settings.shortcuts))
  return shortcut === null ? undefined : acceleratorLabel(shortcut, platform)
}
