import { Check, Columns2 } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { mostCompared } from '../../../shared/limits.ts'
import { useChat, useSession, useStores } from '../app/use-stores.ts'
import { useWanted } from '../app/use-wanted.ts'
import { chatModels } from './models.ts'

/** Chooses the models that the next message is compared between. */
export function ComparePicker() {
  const { t } = useTranslation()
  const { chat } = useStores()
  const compared = useChat((state) => state.compared)
  const service = useSession((state) => state.service)
  const models = chatModels(service)
  const [isOpen, setOpen] = useState(false)
  useWanted('compare', () => setOpen(true))
  if (models.length < 2) return null
  const isOn = compared.length > 1
  const isFull = compared.length === mostCompared

  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        aria-label={
          isOn ? t('messages.comparing', { count: compared.length }) : t('messages.compare')
        }
        className={`inline-flex min-h-9 min-w-9 shrink-0 items-center justify-center gap-1.5 rounded-md px-2 text-sm data-hovered:bg-hover ${isOn ? 'bg-accent-soft font-semibold text-accent' : 'text-quiet'}`}
      >
        <Columns2 size={16} aria-hidden />
        {isOn && <span aria-hidden>{compared.length}</span>}
      </Button>
      <Popover
        placement="top start"
        className="max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float"
      >
        <p className="max-w-xs px-2.5 py-1.5 text-sm text-quiet">{t('messages.compareHint')}</p>
        <Menu
          aria-label={t('messages.compare')}
          className="outline-none"
          selectionMode="multiple"
          selectedKeys={compared}
          disabledKeys={
            isFull ? models.filter(({ id }) => !compared.includes(id)).map(({ id }) => id) : []
          }
          onSelectionChange={(keys) => {
            const chosen = models.filter(({ id }) => keys === 'all' || keys.has(id))
            chat.getState().setCompared(chosen.map(({ id }) => id))
          }}
        >
          {models.map(({ id }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={id}
              className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 text-sm outline-none data-disabled:opacity-45 data-focused:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    size={16}
                    aria-hidden
                    className={`shrink-0 text-accent ${isSelected ? '' : 'invisible'}`}
                  />
                  <Text slot="label" className="wrap-anywhere">
                    {id}
                  </Text>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
