import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditing, useStores } from '../../app/use-stores.ts'

/** The field in which a paragraph is edited, where its text stood. */
export function ParagraphField({ label }: { label: string }) {
  const { t } = useTranslation()
  const { editing } = useStores()
  const draft = useEditing((state) => state.editing?.draft ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const { write, end } = editing.getState()

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    // Escape would close the transcript too.
    event.stopPropagation()
    end()
  }

  return (
    <div className="flex flex-col gap-1">
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={hint}
        value={draft}
        spellCheck={false}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={end}
        className="-mx-2 resize-none rounded-md border border-edge bg-paper px-[7px] py-1 leading-[1.65] wrap-anywhere text-ink [field-sizing:content]"
      />
      <p id={hint} className="text-xs text-quiet">
        {t('reading.editHint')}
      </p>
    </div>
  )
}
