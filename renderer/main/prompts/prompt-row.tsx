import { Ellipsis, MessageSquareQuote, Pencil, Trash2 } from 'lucide-react'
import { Button, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Prompt } from '../../../shared/ipc/schemas/prompts.ts'
import { Menu } from '../../ui/menu.tsx'
import { useStores } from '../app/use-stores.ts'

/** One prompt: pressed, it goes into the message; its menu has the rest. */
export function PromptRow({ prompt, insert }: { prompt: Prompt; insert: () => void }) {
  const { t } = useTranslation()
  const { prompts, setup, view } = useStores()
  const { name, text } = prompt

  function useAsSystem(): void {
    setup.getState().setSystemPrompt(text)
    prompts.getState().close()
    view.getState().announce(t('prompts.usedAsSystem', { name }))
    view.getState().openSetup(true)
  }

  const label = t('prompts.menu', { name })
  return (
    <li className="group flex items-center rounded-md hover:bg-hover">
      <Button
        data-prompt=""
        aria-label={name}
        onPress={insert}
        className="min-w-0 flex-1 rounded-md px-2 py-1.5 text-left text-sm"
      >
        <span className="block font-medium wrap-anywhere">{name}</span>
        <span className="block truncate text-quiet">{text}</span>
      </Button>
      <MenuTrigger>
        <Button
          aria-label={label}
          className="mr-1 flex size-8 shrink-0 items-center justify-center rounded-md text-quiet data-hovered:bg-line data-hovered:text-ink"
        >
          <Ellipsis size={16} aria-hidden />
        </Button>
        <Menu
          label={label}
          entries={[
            {
              id: 'system',
              label: t('prompts.useAsSystem'),
              icon: MessageSquareQuote,
              onAction: useAsSystem,
            },
            {
              id: 'edit',
              label: t('prompts.edit'),
              icon: Pencil,
              onAction: () => prompts.getState().edit(prompt),
            },
            {
              id: 'delete',
              label: t('common.delete'),
              icon: Trash2,
              danger: true,
              onAction: () => void prompts.getState().remove(prompt),
            },
          ]}
        />
      </MenuTrigger>
    </li>
  )
}
