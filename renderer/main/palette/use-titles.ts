import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Finding } from '../../../shared/ipc/schemas/search.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import type { ItemKey } from '../chat-list/items-store.ts'
import { recordingName } from '../transcripts/recording-name.ts'
import { namedBy } from './match.ts'

/** A chat or a transcript that can be jumped to. */
export type TitleEntry = ItemKey & { label: string }

/** So many are offered, the newest first. */
const mostTitles = 8

const nothing = { by: '', findings: [] }

/**
 * The chats and transcripts whose titles hold the query. Until they are known, what was found last stands as far as it is named
 * by the query too: Enter may come before the answer.
 */
export function useTitles(query: string): readonly TitleEntry[] {
  const { t } = useTranslation()
  const { jutt } = useStores()
  const language = useSession((state) => state.language)
  const isConnected = useSession(({ service }) => service.kind === 'connected')
  const [found, setFound] = useState<{ by: string; findings: readonly Finding[] }>(nothing)
  const isBlank = query.trim() === '' || !isConnected

  useEffect(() => {
    if (isBlank) return undefined
    let isWanted = true
    async function find(): Promise<void> {
      const answer = await jutt.search.find({
        query,
        among: 'titles',
        writer: 'anyone',
        model: null,
        from: null,
        to: null,
        after: null,
        limit: mostTitles,
      })
      // A search that failed, or that another one came before, leaves what was there.
      if (isWanted && answer.ok) setFound({ by: query, findings: answer.value.findings })
    }
    void find()
    return () => {
      isWanted = false
    }
  }, [jutt, query, isBlank])

  if (isBlank) return []
  const entries = found.findings.flatMap((finding): TitleEntry[] => {
    switch (finding.kind) {
      case 'title':
        return [{ kind: 'chat', id: finding.chatId, label: finding.title }]
      case 'name':
        return [
          {
            kind: 'transcript',
            id: finding.recordingId,
            label: recordingName(t, language, finding),
          },
        ]
      case 'message':
      case 'piece':
        return []
      default:
        return assertNever(finding)
    }
  })
  return found.by === query ? entries : namedBy(query, entries)
}
