import { useMemo } from 'react'
import { useChatList, useRecordings } from '../app/use-stores.ts'
import { chatSource, transcriptSource, type Source } from './merge-lists.ts'
import { useDictated } from './use-dictated.ts'

/** The lists that become one, chats first; main knows them in pages. */
export function useSources(): readonly Source[] {
  const chats = useChatSource()
  const transcripts = useTranscriptSource()
  return useMemo(() => [chats, transcripts], [chats, transcripts])
}

function useChatSource(): Source {
  const chats = useChatList((state) => state.chats)
  const next = useChatList((state) => state.next)
  const loading = useChatList((state) => state.loading)
  const error = useChatList((state) => state.error)
  return useMemo(() => chatSource({ chats, next, loading, error }), [chats, next, loading, error])
}

function useTranscriptSource(): Source {
  const all = useRecordings((state) => state.places)
  const next = useRecordings((state) => state.next)
  const loading = useRecordings((state) => state.loading)
  const error = useRecordings((state) => state.error)
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
