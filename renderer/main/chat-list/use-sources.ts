import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Stores } from '../app/stores.ts'
import { useItems, useStores } from '../app/use-stores.ts'
import { chatSource, transcriptSource, type Source } from './merge-lists.ts'
import { useDictated } from './use-dictated.ts'

/** The stores of the list that is shown: of what is archived, or of all else. */
export function useLists(): Pick<Stores, 'chatList' | 'recordings'> {
  const stores = useStores()
  return useItems((state) => state.archiveShown) ? stores.archive : stores
}

/** The lists that become one, chats first; main knows them in pages. */
export function useSources(): readonly Source[] {
  const chats = useChatSource()
  const transcripts = useTranscriptSource()
  return useMemo(() => [chats, transcripts], [chats, transcripts])
}

function useChatSource(): Source {
  const { chatList } = useLists()
  const chats = useStore(chatList, (state) => state.chats)
  const next = useStore(chatList, (state) => state.next)
  const loading = useStore(chatList, (state) => state.loading)
  const error = useStore(chatList, (state) => state.error)
  return useMemo(() => chatSource({ chats, next, loading, error }), [chats, next, loading, error])
}

function useTranscriptSource(): Source {
  const { recordings } = useLists()
  const all = useStore(recordings, (state) => state.places)
  const next = useStore(recordings, (state) => state.next)
  const loading = useStore(recordings, (state) => state.loading)
  const error = useStore(recordings, (state) => state.error)
  const dictated = useDictated()
  const places = useMemo(
    () => (dictated.length === 0 ? all : all.filter(({ id }) => !dictated.includes(id))),
    [all, dictated],
  )
  return useMemo(
    () => transcriptSource({ places, next, loading, error }),
    [places, next, loading, error],
  )
}
