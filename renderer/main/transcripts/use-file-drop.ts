import { useEffect, useState } from 'react'
import { carriesFiles, droppedFiles, type Dropped } from './dropped-files.ts'

/** Are files being dragged over the window? What is dropped goes to `onDrop`, and nowhere else. */
export function useFileDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [dragging, setDragging] = useState(false)

  useEffect(() => {
    const listening = new AbortController()
    // Before any field sees it: one would take the file's path for text.
    const options = { capture: true, signal: listening.signal }
    const end = (): void => setDragging(false)

    function take(event: DragEvent): DataTransfer | null {
      const { dataTransfer } = event
      if (!dataTransfer || !carriesFiles(dataTransfer)) return null
      event.preventDefault()
      event.stopPropagation()
      return dataTransfer
    }
    function over(event: DragEvent): void {
      const data = take(event)
      if (!data) return
      data.dropEffect = 'copy'
      setDragging(true)
    }
    function leave({ relatedTarget }: DragEvent): void {
      // With a related target the drag goes from one element to another, and stays in the window.
      if (relatedTarget === null) end()
    }
    function drop(event: DragEvent): void {
      end()
      const data = take(event)
      if (data) onDrop(droppedFiles(data))
    }

    window.addEventListener('dragenter', over, options)
    window.addEventListener('dragover', over, options)
    window.addEventListener('dragleave', leave, options)
    window.addEventListener('drop', drop, options)
    // The pointer is silent during a drag: once it moves, the drag has ended, told or not.
    window.addEventListener('pointermove', end, options)
    return () => listening.abort()
  }, [onDrop])

  return dragging
}
