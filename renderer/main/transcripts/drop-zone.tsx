import { FileInput } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStores } from '../app/use-stores.ts'
import type { Dropped } from './dropped-files.ts'
import { useFileDrop } from './use-file-drop.ts'

/** Shown over the whole window while files are dragged over it; what is dropped anywhere is taken. */
export function DropZone() {
  const { t } = useTranslation()
  const { fileIntake } = useStores()
  const drop = useCallback((dropped: Dropped) => void fileIntake.drop(dropped), [fileIntake])
  const dragging = useFileDrop(drop)
  if (!dragging) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex bg-paper/95 p-4">
      <div className="flex flex-1 flex-col items-center justify-center gap-2 rounded-xl border-2 border-dashed border-accent bg-accent-soft/60 p-6 text-center">
        <FileInput size={36} aria-hidden className="text-accent" />
        <p className="text-lg font-semibold">{t('transcripts.dropHeading')}</p>
        <p className="text-quiet">{t('transcripts.dropLead')}</p>
      </div>
    </div>
  )
}
