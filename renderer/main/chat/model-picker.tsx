import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { ListBoxItem, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { findInCatalogue } from '../../../shared/models/catalogue.ts'
import { ListButton } from '../../ui/list-button.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { useWanted } from '../app/use-wanted.ts'
import { chatModels, chosenModel } from './models.ts'

/** Which model the next message goes to; it can be changed in mid-conversation. */
export function ModelPicker() {
  const { t } = useTranslation()
  const { session } = useStores()
  const service = useSession((state) => state.service)
  const model = useSession(chosenModel)
  const [isOpen, setOpen] = useState(false)
  useWanted('model', () => setOpen(true))
  if (model === null) return null

  return (
    // In a narrow container it has a row of its own: a name that is cut there says nothing any more.
    <div className="min-w-0 @max-[38rem]:order-first @max-[38rem]:basis-full">
      <ListButton
        label={t('chat.model')}
        value={model}
        valueText={model}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onChange={(chatModel) => void session.getState().updateSettings({ chatModel })}
        placement="top start"
        className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover"
        listClassName="w-96 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float"
        items={() =>
          chatModels(service).map(({ id }) => {
            const known = findInCatalogue(id)
            return (
              <ListBoxItem
                key={id}
                id={id}
                textValue={id}
                className="flex cursor-pointer items-start gap-2 rounded-md px-2.5 py-2 text-sm outline-none data-focused:bg-hover"
              >
                {({ isSelected }) => (
                  <>
                    <Check
                      size={16}
                      aria-hidden
                      className={`mt-0.5 shrink-0 text-accent ${isSelected ? '' : 'invisible'}`}
                    />
                    <span className="min-w-0">
                      <Text slot="label" className="font-semibold wrap-anywhere">
                        {id}
                      </Text>
                      {known && (
                        <Text slot="description" className="block text-quiet">
                          {t(`models.${known.bestFor}`)}
                        </Text>
                      )}
                    </span>
                  </>
                )}
              </ListBoxItem>
            )
          })
        }
      >
        <ModelName name={model} />
        <ChevronDown size={15} aria-hidden className="shrink-0 text-quiet" />
      </ListButton>
    </div>
  )
}

/** So much of a name's end tells models of one family apart: "…nonthinking". */
const endLength = 12

/** A name that is cut in its middle where space is narrow. */
function ModelName({ name }: { name: string }) {
  return (
    <span aria-hidden className="flex min-w-0 whitespace-pre">
      <span className="truncate">{name.slice(0, -endLength)}</span>
      <span className="max-w-full shrink-0 truncate">{name.slice(-endLength)}</span>
    </span>
  )
}
