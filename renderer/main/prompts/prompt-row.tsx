import { Ellipsis, MessageSquareQuote, Pencil, Trash2 } from 'lucide-react'
import { useId } from 'react'
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
  const id = useId()

  function useAsSystem(): void {
    setup.getState().setSystemPrompt(text)
    prompts.getState().close()
    view.getState().announce(t('prompts.usedAsSystem', { name }))
    view.getState().openSetup(true)
  }

  const label = t('prompts.menu', { name })
  return (
    <li className="group flex items-center rounded-md hover:bg-hover">
      <div className="relative min-w-0 flex-1 px-2 py-1.5 text-sm">
        {/* Its name is what can be said to press it; what is pressed is all of the row. */}
        <Button
          data-prompt=""
          aria-describedby={id}
          onPress={insert}
          className="max-w-full rounded-sm text-left font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {name}
        </Button>
        <p id={id} className="truncate text-quiet">
          {text}
        </p>
      </div>
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
