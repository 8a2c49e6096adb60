import { Ellipsis, GitBranch, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AssistantMessage, Message, UserMessage } from '../../../shared/ipc/schemas/chats.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { useChat, useSession, useStores } from '../app/use-stores.ts'
import { CopyButton } from './copy-button.tsx'
import { DetailsButton } from './details/details-button.tsx'
import { IdleButton, IdleIconButton } from './idle-button.tsx'
import { chosenModel } from './models.ts'
import { RegenerateMenu } from './regenerate-menu.tsx'
import { useLanding } from './use-landing.ts'
import { Versions } from './versions.tsx'

/** What can be done with a message of the person's. */
export function UserMessageActions({ message }: { message: UserMessage }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const edit = useLanding(message.id, 'edit')
  const isUnanswered = useChat(
    ({ place }) =>
      place.kind === 'open' &&
      place.comparison.length === 0 &&
      place.messages.at(-1)?.id === message.id,
  )

  function startEdit(): void {
    chat.getState().startEdit(message.id)
    view.getState().land({ messageId: message.id, part: 'editField' })
  }

  return (
    <div className="flex flex-wrap items-center justify-end gap-x-1">
      {isUnanswered && <GetAnswer messageId={message.id} />}
      <Quiet>
        <MoreMenu message={message} entries={[]} />
        {message.content !== '' && <CopyButton text={() => message.content} />}
        <span ref={edit}>
          <IdleIconButton small icon={Pencil} label={t('messages.edit')} onPress={startEdit} />
        </span>
      </Quiet>
      <Versions message={message} />
    </div>
  )
}

/** What can be done with an answer. `isLast`: seen also where nothing points at it. */
export function AnswerActions(props: { message: AssistantMessage; isLast: boolean }) {
  const { message, isLast } = props
  const { t } = useTranslation()
  const { chat, view } = useStores()

  async function branch(): Promise<void> {
    if (!(await chat.getState().branch(message.id))) return
    view.getState().focusMessage()
    view.getState().announce(t('messages.branched'))
  }

  return (
    <div className="-ml-1.5 flex flex-wrap items-center gap-x-1">
      <Versions message={message} />
      <Quiet lasting={isLast}>
        {message.content !== '' && <CopyButton text={() => message.content} />}
        <RegenerateMenu message={message} />
        <DetailsButton message={message} />
        <MoreMenu
          message={message}
          entries={[
            {
              id: 'branch',
              label: t('messages.branch'),
              icon: GitBranch,
              onAction: () => void branch(),
            },
          ]}
        />
      </Quiet>
    </div>
  )
}

/** Seen on hover and focus, and always where there is no hover. */
function Quiet({ lasting = false, children }: { lasting?: boolean; children: ReactNode }) {
  const shown = lasting
    ? ''
    : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-pressed:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100'
  return <div className={`flex items-center ${shown}`}>{children}</div>
}

/** What is rarely wanted; deleting stands last. */
function MoreMenu({ message, entries }: { message: Message; entries: readonly MenuEntry[] }) {
  const { t } = useTranslation()
  const { chat } = useStores()
  const remove: MenuEntry = {
    id: 'delete',
    label: t('common.delete'),
    icon: Trash2,
    danger: true,
    onAction: () => void chat.getState().deleteMessage(message.id),
  }
  return (
    <MenuTrigger>
      <IconButton small icon={Ellipsis} label={t('messages.more')} />
      <Menu label={t('messages.more')} entries={[...entries, remove]} />
    </MenuTrigger>
  )
}

/** For a message that stands at the end: its answer was deleted, or the chat was begun from it. */
function GetAnswer({ messageId }: { messageId: string }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const model = useSession(chosenModel)
  if (model === null) return null
  const ask = (): void => {
    view.getState().focusMessage()
    void chat.getState().answerAgain(messageId, model)
  }
  return (
    <IdleButton onPress={ask}>
      <RotateCcw size={15} aria-hidden />
      {t('messages.getAnswer')}
    </IdleButton>
  )
}
