import { FileAudio } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStores } from '../app/use-stores.ts'
import { carriesFiles, droppedFiles, type Dropped } from './dropped-files.ts'

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
        <FileAudio size={36} aria-hidden className="text-accent" />
        <p className="text-lg font-semibold">{t('transcripts.dropHeading')}</p>
        <p className="text-quiet">{t('transcripts.dropLead')}</p>
      </div>
    </div>
  )
}

/** Are files being dragged over the window? What is dropped goes to `onDrop`, and nowhere else. */
function useFileDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [dragging, setDragging] = useState(false)

  useEffect(() => {
    // Before any field sees it: one would take the file's path for text.
    const options = { capture: true }
    function over(event: DragEvent): void {
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setDragging(true)
    }
    function leave(event: DragEvent): void {
      // Without a related target the drag leaves the window, not one element for another.
      if (event.relatedTarget === null) setDragging(false)
    }
    function drop(event: DragEvent): void {
      setDragging(false)
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      event.stopPropagation()
      onDrop(droppedFiles(event.dataTransfer))
    }
    window.addEventListener('dragenter', over, options)
    window.addEventListener('dragover', over, options)
    window.addEventListener('dragleave', leave, options)
    window.addEventListener('drop', drop, options)
    return () => {
      window.removeEventListener('dragenter', over, options)
      window.removeEventListener('dragover', over, options)
      window.removeEventListener('dragleave', leave, options)
      window.removeEventListener('drop', drop, options)
    }
  }, [onDrop])

  return dragging
}
