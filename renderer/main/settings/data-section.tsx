import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { KeepingProgress } from '../../../shared/ipc/schemas/keeping.ts'
import { Button } from '../../ui/button.tsx'
import { useKeeping, useStores } from '../app/use-stores.ts'
import { BackupPart } from './data/backup-part.tsx'
import { DataProgressPart } from './data/data-progress.tsx'
import { EndingPart } from './data/ending-part.tsx'
import { PlacePart } from './data/place-part.tsx'
import type { KeepingOutcome } from './keeping-store.ts'
import { Section } from './section.tsx'

/** Where the data lie; everything to a file, to a backup, and back; their end. */
export function DataSection() {
  const { t } = useTranslation()
  const { keeping, data } = useStores()
  const progress = useKeeping((state) => state.progress)
  const outcome = useKeeping((state) => state.outcome)
  const isBusy = progress.kind !== 'idle'

  useEffect(() => void data.getState().load(), [data])

  return (
    <Section name="data" heading={t('keeping.heading')}>
      <PlacePart />
      <div className="flex flex-col items-start gap-2">
        <Button isDisabled={isBusy} onPress={() => void keeping.getState().exportEverything()}>
          {t('keeping.exportEverything')}
        </Button>
        <p className="text-sm text-quiet">{t('keeping.exportMeaning')}</p>
      </div>
      <div className="flex flex-col items-start gap-2">
        <Button isDisabled={isBusy} onPress={() => void keeping.getState().importFile()}>
          {t('keeping.import')}
        </Button>
        <p className="text-sm text-quiet">{t('keeping.importMeaning')}</p>
        <output className="block text-sm empty:sr-only">
          {isBusy ? progressSentence(t, progress) : outcome && outcomeSentence(t, outcome)}
        </output>
      </div>
      <BackupPart />
      <DataProgressPart />
      <EndingPart />
    </Section>
  )
}

function progressSentence(t: TFunction, progress: KeepingProgress): string {
  switch (progress.kind) {
    case 'idle':
      return ''
    case 'exporting':
      return t('keeping.exporting', { done: progress.done, all: progress.all ?? progress.done })
    case 'importing':
      return t('keeping.importing', { done: progress.done })
    default:
      return assertNever(progress)
  }
}

function outcomeSentence(t: TFunction, outcome: KeepingOutcome): string {
  if (outcome.kind === 'exported') return t('keeping.exported')
  const { chats, transcripts, messages } = outcome
  const sentences = [
    ...(chats > 0 ? [t('keeping.imported', { count: chats })] : []),
    ...(transcripts > 0 ? [t('keeping.importedTranscripts', { count: transcripts })] : []),
    ...(chats === 0 && messages > 0 ? [t('keeping.added', { count: messages })] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : t('keeping.nothingNew')
}
