import { Redo2, Search, Undo2 } from 'lucide-react'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditLog } from '../../../../shared/ipc/schemas/transcripts.ts'
import { canRedo, canUndo } from '../../../../shared/transcript/edit-log.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { acceleratorLabel, pressesAccelerator } from '../../../../shared/actions/accelerator.ts'
import { useRunAction, useSession, useShortcutLabel, useStores } from '../../app/use-stores.ts'

/** What has undo of its own. */
const typing = 'input, textarea, [contenteditable]'

const undoKeys = 'CmdOrCtrl+Z'
const redoKeys = ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'] as const

/** Undo and redo of what was changed in the text, and the way to find something in it. */
export const EditTools = memo(function EditTools({ log }: { log: EditLog }) {
  const { t } = useTranslation()
  const { transcript } = useStores()
  const run = useRunAction()
  const platform = useSession((state) => state.platform)
  useUndoKeys()
  return (
    <div className="-mx-1 flex">
      <IconButton
        icon={Undo2}
        label={t('reading.undo')}
        shortcut={acceleratorLabel(undoKeys, platform)}
        isDisabled={!canUndo(log)}
        onPress={() => void transcript.getState().undoEdit()}
      />
      <IconButton
        icon={Redo2}
        label={t('reading.redo')}
        shortcut={acceleratorLabel(redoKeys[0], platform)}
        isDisabled={!canRedo(log)}
        onPress={() => void transcript.getState().redoEdit()}
      />
      <IconButton
        icon={Search}
        label={t('reading.findReplace')}
        shortcut={useShortcutLabel('findInTranscript')}
        onPress={() => run('findInTranscript')}
      />
    </div>
  )
})

/** The keys of undo and redo, but where somebody types: there they are the field's. */
function useUndoKeys(): void {
  const { session, transcript } = useStores()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.target instanceof Element && event.target.closest(typing)) return
      const { platform } = session.getState()
      const { place, undoEdit, redoEdit } = transcript.getState()
      if (place.kind !== 'open' || event.defaultPrevented) return
      const presses = (keys: string): boolean => pressesAccelerator(event, keys, platform)
      if (presses(undoKeys)) {
        if (canUndo(place.log)) void undoEdit()
      } else if (redoKeys.some(presses)) {
        if (canRedo(place.log)) void redoEdit()
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [session, transcript])
}
