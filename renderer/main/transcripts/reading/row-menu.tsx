import { Pencil, UserRound } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../../shared/transcript/clock-time.ts'
import { OpenMenu, type MenuEntry } from '../../../ui/menu.tsx'
import { useStores } from '../../app/use-stores.ts'
import { speakerChanges, speakersOf } from '../editing/speakers.ts'
import type { TextRow } from './row.ts'

/** What can be done with a paragraph; one menu for all of them, where it was asked for. */
export function RowMenu(props: {
  row: TextRow
  button: HTMLElement
  further: readonly MenuEntry[]
  onClose: () => void
  nameSpeaker: () => void
}) {
  const { row, button, further, onClose, nameSpeaker } = props
  const { t } = useTranslation()
  const { editing, reading, transcript } = useStores()
  const trigger = useRef<HTMLElement>(button)
  const { rows } = reading.getState()

  function name(speaker: string): void {
    const changes = speakerChanges(rows, row, { speaker, scope: 'paragraph' })
    if (changes.length > 0) void transcript.getState().edit(changes)
  }

  const entries: MenuEntry[] = [
    {
      id: 'edit',
      label: t('reading.editText'),
      icon: Pencil,
      onAction: () => editing.getState().begin(row),
    },
    ...speakersOf(rows)
      .filter((speaker) => speaker !== row.speaker)
      .slice(0, mostSpeakers)
      .map((speaker) => ({
        id: `speaker ${speaker}`,
        label: t('reading.spokenBy', { speaker }),
        icon: UserRound,
        onAction: () => name(speaker),
      })),
    { id: 'speaker', label: t('reading.nameSpeaker'), icon: UserRound, onAction: nameSpeaker },
    ...further,
  ]
  return (
    <OpenMenu
      label={t('reading.more', { time: clockTime(row.start) })}
      entries={entries}
      button={trigger}
      onClose={onClose}
    />
  )
}

/** More would be a list, not a menu; the dialog knows them all. */
const mostSpeakers = 6
