import type { i18n } from 'i18next'
import type { ItemName } from '../../shared/ipc/schemas/app.ts'
import type { AnswerEnded } from '../../shared/ipc/schemas/chats.ts'
import type { Recording, RecordingsChanged } from '../../shared/ipc/schemas/recordings.ts'

/** A notification: a title that the person knows, what became of it, and nothing of its content. */
export interface Notice {
  title: string
  body: string
  item: ItemName
}

/** Tells of answers and transcripts that are finished while nobody looks. */
export interface Notices {
  answerEnded(ended: AnswerEnded): void
  recordingsChanged(change: RecordingsChanged): void
}

export function createNotices(dependencies: {
  /** Is the person to be told now? */
  isWanted: () => boolean
  words: () => i18n
  titleOf: (chatId: string) => string
  show: (notice: Notice) => void
}): Notices {
  const { isWanted, words, titleOf, show } = dependencies
  /** Files whose text is being made in this run: whatever else changes in a finished one is no news. */
  const underWay = new Set<string>()

  function finished(recording: Recording): void {
    const { source, id } = recording
    if (source.kind !== 'file' || !isWanted()) return
    const body = transcriptSentence(words(), recording)
    show({ title: source.title ?? source.name, body, item: { kind: 'transcript', id } })
  }

  return {
    answerEnded({ chatId, state }) {
      if (!isWanted() || (state.kind !== 'done' && state.kind !== 'failed')) return
      const { t } = words()
      const body = t(state.kind === 'failed' ? 'notices.answerFailed' : 'notices.answerFinished')
      show({ title: titleOf(chatId), body, item: { kind: 'chat', id: chatId } })
    },
    recordingsChanged({ changed }) {
      for (const recording of changed) {
        const { id, state, source } = recording
        const hasEnded = state.kind === 'done' || state.kind === 'failed'
        if (source.kind === 'file' && !hasEnded) underWay.add(id)
        if (underWay.has(id) && hasEnded) {
          underWay.delete(id)
          finished(recording)
        }
      }
    },
  }
}

function transcriptSentence({ t }: i18n, { state, gaps }: Recording): string {
  if (state.kind === 'failed') return t('notices.transcriptFailed')
  return gaps === 0 ? t('notices.transcriptReady') : t('notices.transcriptGaps', { count: gaps })
}
