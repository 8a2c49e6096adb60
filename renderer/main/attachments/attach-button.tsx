import { AudioLines, File as FileIcon, Paperclip } from 'lucide-react'
import { useRef, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { askedText } from '../../../shared/transcript/asked-text.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useRecordings, useSession, useShortcutLabel, useStores } from '../app/use-stores.ts'
import { useWanted } from '../app/use-wanted.ts'
import { recordingName } from '../transcripts/recording-name.ts'

/** So many transcripts are offered, the newest first. */
const transcriptsOffered = 8

/** Attaches files, or one of the person's own transcripts. */
export function AttachButton() {
  const { t } = useTranslation()
  const { attachments, toasts, openRecording, view } = useStores()
  const language = useSession((state) => state.language)
  const byId = useRecordings((state) => state.byId)
  const chooser = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const shortcut = useShortcutLabel('attachFiles')
  useWanted('attach', () => setOpen(true))
  const transcripts = Object.values(byId)
    .filter(({ state }) => state.kind === 'done')
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, transcriptsOffered)

  async function attachTranscript(recording: Recording): Promise<void> {
    const answer = await openRecording(recording.id)
    if (!answer.ok) return toasts.error(answer.error)
    const text = askedText(t, answer.value)
    const name = recordingName(t, language, recording)
    if (text === '') toasts.notAttached(name, { kind: 'unreadable', reason: 'no_text' })
    else await attachments.getState().addText(name, text, recording.id)
    view.getState().focusMessage()
  }

  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          void attachments.getState().addFiles([...(target.files ?? [])])
          target.value = ''
          view.getState().focusMessage()
        }}
      />
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <IconButton icon={Paperclip} label={t('attachments.attach')} shortcut={shortcut} />
        <Menu
          label={t('attachments.attach')}
          entries={[
            {
              id: 'files',
              label: t('attachments.files'),
              icon: FileIcon,
              onAction: () => chooser.current?.click(),
            },
            ...transcripts.map((recording) => ({
              id: recording.id,
              label: recordingName(t, language, recording),
              icon: AudioLines,
              onAction: () => void attachTranscript(recording),
            })),
          ]}
        />
      </MenuTrigger>
    </>
  )
}
