import { ChevronDown, FileArchive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { byteSize } from '../app/byte-size.ts'
import { isUnderWay } from './standing.ts'

/** Bytes of a sound that is whole: 16-bit samples behind a header. */
const wholeBytes = (samples: number): number => 44 + 2 * samples

/** How much room the sound takes, and what can be done about that. */
export function SoundFact({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { jutt, toasts } = useStores()
  const language = useSession((state) => state.language)
  const [isDeleting, setDeleting] = useState(false)
  const { id: recordingId, samples, sound } = recording
  const words = soundWords(t, language, recording)
  if (samples === 0) return null
  const isNeeded = isUnderWay(recording) || recording.state.kind === 'paused'
  if (isNeeded || sound.kind === 'compressing' || sound.kind === 'deleted') {
    return <>{t('sound.menu', { size: words })}</>
  }

  async function compress(): Promise<void> {
    const answer = await jutt.recordings.compressSound({ recordingId })
    if (!answer.ok) toasts.error(answer.error)
  }

  const entries: MenuEntry[] = [
    ...(sound.kind === 'whole'
      ? [
          {
            id: 'compress',
            label: t('sound.compress'),
            icon: FileArchive,
            onAction: () => void compress(),
          },
        ]
      : []),
    {
      id: 'delete',
      label: t('sound.delete'),
      icon: Trash2,
      danger: true,
      onAction: () => setDeleting(true),
    },
  ]
  return (
    <>
      <MenuTrigger>
        <AriaButton className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 tabular-nums data-hovered:bg-hover data-hovered:text-ink">
          {t('sound.menu', { size: words })}
          <ChevronDown size={13} aria-hidden />
        </AriaButton>
        <Menu label={t('sound.sound')} entries={entries} />
      </MenuTrigger>
      {isDeleting && <DeleteSoundDialog recording={recording} onClose={() => setDeleting(false)} />}
    </>
  )
}

function soundWords(t: TFunction, language: string, { samples, sound }: Recording): string {
  const whole = byteSize(wholeBytes(samples), language)
  switch (sound.kind) {
    case 'whole':
      return whole
    case 'compressing':
      return t('sound.compressing', { size: whole })
    case 'compressed':
      return t('sound.compressed', { size: byteSize(sound.bytes, language) })
    case 'deleted':
      return t('sound.deleted')
    default:
      return assertNever(sound)
  }
}

/** Sound cannot be brought back by Undo: it is asked for first. */
function DeleteSoundDialog({ recording, onClose }: { recording: Recording; onClose: () => void }) {
  const { t } = useTranslation()
  const { jutt, toasts, view } = useStores()
  const { id: recordingId, gaps } = recording

  async function remove(): Promise<void> {
    const answer = await jutt.recordings.deleteSound({ recordingId })
    onClose()
    // The button from which it was asked for is gone.
    view.getState().focusMessage()
    if (!answer.ok) toasts.error(answer.error)
  }

  return (
    <Dialog role="alertdialog" heading={t('sound.deleteHeading')} onClose={onClose}>
      <p className="text-sm">{t('sound.deleteLead')}</p>
      {gaps > 0 && <p className="text-sm">{t('sound.deleteWithGaps', { count: gaps })}</p>}
      <DialogButtons>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="danger" onPress={() => void remove()}>
          {t('sound.deleteNow')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
