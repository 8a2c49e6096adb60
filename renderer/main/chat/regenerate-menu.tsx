import { Brain, RefreshCw, RotateCcw, Sparkles } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { findInCatalogue } from '../../../shared/models/catalogue.ts'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { IdleIconButton } from './idle-button.tsx'
import { chatModels } from './models.ts'

/** Another answer beside this one: by the same model, by it after thinking, or by another one. */
export function RegenerateMenu({ message }: { message: AssistantMessage }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const service = useSession((state) => state.service)
  const models = chatModels(service).map(({ id }) => id)
  const thinking = findInCatalogue(message.model)?.thinking
  const thinker = thinking && !thinking.thinksFirst ? thinking.counterpart : null

  async function answer(model: string): Promise<void> {
    await chat.getState().answerAgain(message.id, model)
    // The button went away with the answer, and the menu before it.
    view.getState().focusMessage()
  }

  function entry(model: string): MenuEntry {
    const label =
      model === thinker
        ? t('messages.againThinking')
        : t(model === message.model ? 'messages.againSame' : 'messages.againWith', { model })
    return {
      id: model,
      label,
      icon: model === thinker ? Brain : model === message.model ? RotateCcw : Sparkles,
      onAction: () => void answer(model),
    }
  }

  const nearness = (model: string): number =>
    model === message.model ? 0 : model === thinker ? 1 : 2
  const entries = models.toSorted((a, b) => nearness(a) - nearness(b)).map(entry)
  if (entries.length === 0) return null
  return (
    <MenuTrigger>
      <IdleIconButton small icon={RefreshCw} label={t('messages.regenerate')} />
      <Menu label={t('messages.regenerate')} entries={entries} />
    </MenuTrigger>
  )
}
