import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useStores } from '../../app/use-stores.ts'

/** A field over the conversation to find words in it. */
export function FindBar() {
  const { find, view } = useStores()
  const { t } = useTranslation()
  const { query, matches, at, focusRequests } = useStore(find)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (focusRequests === 0) return
    field.current?.focus()
    field.current?.select()
  }, [focusRequests])

  if (query === null) return null
  const { close, search, step } = find.getState()

  function end(): void {
    close()
    view.getState().focusMessage()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') end()
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const none = query !== '' && matches.length === 0
  return (
    <search
      aria-label={t('findInChat.label')}
      className="absolute top-2 right-4 left-4 z-20 flex items-center gap-1 rounded-lg border border-line bg-raised py-1 pr-1 pl-3 shadow-float sm:left-auto sm:w-96"
    >
      <input
        ref={field}
        type="text"
        spellCheck={false}
        aria-label={t('findInChat.label')}
        placeholder={t('findInChat.label')}
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 bg-transparent py-1 text-ink placeholder:text-quiet"
      />
      <output className={`px-1 text-sm tabular-nums ${none ? 'text-danger' : 'text-quiet'}`}>
        {query === ''
          ? ''
          : none
            ? t('findInChat.none')
            : t('findInChat.count', { at: at + 1, total: matches.length })}
      </output>
      <IconButton
        small
        icon={ChevronUp}
        label={t('findInChat.previous')}
        isDisabled={none || query === ''}
        onPress={() => step(-1)}
      />
      <IconButton
        small
        icon={ChevronDown}
        label={t('findInChat.next')}
        isDisabled={none || query === ''}
        onPress={() => step(1)}
      />
      <IconButton small icon={X} label={t('findInChat.close')} onPress={end} />
    </search>
  )
}
