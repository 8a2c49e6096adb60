import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react'
import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useFindReplace, useStores } from '../../app/use-stores.ts'

const inputs =
  'min-w-0 flex-1 rounded-md border border-edge bg-paper px-2.5 py-1 text-sm text-ink placeholder:text-quiet'

/** Above the text, as long as somebody looks for something in it: what, and what is to stand in its place. */
export function FindReplaceBar() {
  const { t } = useTranslation()
  const { findReplace, view } = useStores()
  const query = useFindReplace((state) => state.query)
  const replacement = useFindReplace((state) => state.replacement)
  const matchCase = useFindReplace((state) => state.matchCase)
  const count = useFindReplace((state) => state.matches.length)
  const at = useFindReplace((state) => state.at)
  const replaced = useFindReplace((state) => state.replaced)
  const focusRequests = useFindReplace((state) => state.focusRequests)
  const field = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLElement>(null)
  const { close, search, setReplacement, setMatchCase, step, replaceOne, replaceAll } =
    findReplace.getState()

  useEffect(() => {
    if (focusRequests === 0) return
    field.current?.focus()
    field.current?.select()
  }, [focusRequests])

  const end = useCallback(() => {
    close()
    view.getState().focusMessage()
  }, [close, view])
  useEscape(bar, query !== null, end)

  if (query === null) return null

  function onKeyDown(event: KeyboardEvent, onEnter: () => void): void {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter') return
    event.preventDefault()
    onEnter()
  }

  function outcome(): string {
    if (query === '') return ''
    if (replaced !== null) return t('reading.replaced', { count: replaced })
    return count === 0 ? t('findInChat.none') : t('findInChat.count', { at: at + 1, total: count })
  }

  const isVain = query !== '' && count === 0 && replaced === null
  return (
    <search
      ref={bar}
      aria-label={t('reading.findReplace')}
      className="shrink-0 border-b border-line bg-sunk px-5 py-2"
    >
      <div className="mx-auto grid w-full max-w-column gap-x-1 @min-[20rem]/window:grid-cols-[1fr_auto] gap-y-1.5">
        <div className="flex min-w-0 items-center gap-1">
          <input
            ref={field}
            type="text"
            spellCheck={false}
            aria-label={t('reading.find')}
            placeholder={t('reading.find')}
            value={query}
            onChange={(event) => search(event.target.value)}
            onKeyDown={(event) => onKeyDown(event, () => step(event.shiftKey ? -1 : 1))}
            className={inputs}
          />
          <output
            className={`min-w-12 px-1 text-right text-sm tabular-nums ${isVain ? 'text-danger' : 'text-quiet'}`}
          >
            {outcome()}
          </output>
        </div>
        <div className="flex items-center justify-end">
          <IconButton
            small
            icon={CaseSensitive}
            label={t('reading.matchCase')}
            aria-pressed={matchCase}
            onPress={() => setMatchCase(!matchCase)}
            className={matchCase ? 'bg-accent-soft text-accent' : ''}
          />
          <IconButton
            small
            icon={ChevronUp}
            label={t('findInChat.previous')}
            isDisabled={count === 0}
            onPress={() => step(-1)}
          />
          <IconButton
            small
            icon={ChevronDown}
            label={t('findInChat.next')}
            isDisabled={count === 0}
            onPress={() => step(1)}
          />
          <IconButton small icon={X} label={t('findInChat.close')} onPress={end} />
        </div>
        <input
          type="text"
          spellCheck={false}
          aria-label={t('reading.replaceWith')}
          placeholder={t('reading.replaceWith')}
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
          onKeyDown={(event) => onKeyDown(event, () => void replaceOne())}
          className={inputs}
        />
        <div className="flex items-center gap-1">
          <Button
            className="min-h-8 px-2"
            isDisabled={count === 0}
            onPress={() => void replaceOne()}
          >
            {t('reading.replace')}
          </Button>
          <Button
            className="min-h-8 px-2"
            isDisabled={count === 0}
            onPress={() => void replaceAll()}
          >
            {t('reading.replaceAll')}
          </Button>
        </div>
      </div>
    </search>
  )
}

/** Escape ends it wherever in it the keyboard is; else it would close the transcript. */
function useEscape(bar: RefObject<HTMLElement | null>, isOpen: boolean, end: () => void): void {
  useEffect(() => {
    const element = bar.current
    if (!isOpen || !element) return undefined
    function onKeyDown(event: globalThis.KeyboardEvent): void {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [bar, isOpen, end])
}
