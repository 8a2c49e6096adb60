import { Plus } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { inputClass } from '../../ui/field.tsx'
import { usePrompts, useSession, useStores } from '../app/use-stores.ts'
import { allPrompts, searchPrompts } from './all-prompts.ts'
import { PromptRow } from './prompt-row.tsx'

/** The prompts by name, and a field to find one. */
export function PromptList() {
  const { t } = useTranslation()
  const { prompts, view } = useStores()
  const language = useSession((state) => state.language)
  const stored = usePrompts((state) => state.stored)
  const [query, setQuery] = useState('')
  const all = useMemo(() => allPrompts(t, language, stored), [t, language, stored])
  const found = searchPrompts(all, query)

  function insert(text: string): void {
    prompts.getState().close()
    view.getState().insertText(text)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the controls in it
    <div className="flex min-h-0 flex-col gap-3" onKeyDown={moveAmongRows}>
      <div className="flex gap-2 @max-[20rem]/window:flex-wrap">
        <input
          type="search"
          aria-label={t('prompts.search')}
          placeholder={t('prompts.search')}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the library looks for a prompt
          autoFocus
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            // Whoever wants to write the stroke itself presses it again.
            if (event.key === '/' && query === '') {
              event.preventDefault()
              insert('/')
              return
            }
            const [first] = found
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return
            event.preventDefault()
            insert(first.text)
          }}
          className={inputClass}
        />
        <Button className="shrink-0" onPress={() => prompts.getState().edit(null)}>
          <Plus size={16} aria-hidden />
          {t('prompts.new')}
        </Button>
      </div>
      <ul aria-label={t('prompts.list')} className="-mx-2 max-h-[50vh] overflow-y-auto">
        {found.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} insert={() => insert(prompt.text)} />
        ))}
      </ul>
      {found.length === 0 && <p className="text-sm text-quiet">{t('prompts.none')}</p>}
      <p className="text-sm text-quiet">{t('prompts.hint')}</p>
    </div>
  )
}

/** The arrows lead from the field into the list, through it and back. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], [data-prompt]'),
  ]
  const current = stops.findIndex((stop) => stop === document.activeElement)
  const next = stops[current + (event.key === 'ArrowDown' ? 1 : -1)]
  if (current === -1 || !next) return
  event.preventDefault()
  next.focus()
}
