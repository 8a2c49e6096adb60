import { RotateCcw } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionId } from '../../../../shared/actions/actions.ts'
import { anywhereAccelerator } from '../../../../shared/actions/shortcuts.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useSession } from '../../app/use-stores.ts'
import { readPress } from './pressed-keys.ts'
import { useShortcut } from './use-shortcut.ts'

/** An action and its shortcut, which is changed by pressing other keys. */
export function ShortcutRow({ id, isLocked }: { id: ActionId; isLocked: boolean }) {
  const { t } = useTranslation()
  const shortcut = useShortcut(id)
  const { changing, setChanging, accelerator, labelOf } = shortcut
  const platform = useSession((state) => state.platform)
  const dictationShortcut = useSession(({ settings }) => settings.dictationShortcut)
  const button = useRef<HTMLButtonElement>(null)
  const isListening = changing.kind === 'listening'
  const action = t(`actions.${id}`)
  const keys = labelOf(accelerator)

  function settle(): void {
    setChanging({ kind: 'idle' })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isListening) return
    const pressed = readPress(pressOf(event), { platform, dictationShortcut })
    if (pressed.kind === 'leave') return
    // No other shortcut runs, no list scrolls, no dialog closes.
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat || pressed.kind === 'more') return
    if (pressed.kind === 'refused') setChanging({ kind: 'listening', refused: pressed.refusal })
    else if (pressed.kind === 'cancel') settle()
    else shortcut.give(pressed.kind === 'remove' ? null : pressed.accelerator)
  }

  return (
    <li className="border-b border-line py-1 last:border-0">
      <div className="flex min-h-9 items-center gap-2">
        <span className="min-w-0 flex-1 text-sm">{action}</span>
        {shortcut.isChanged && !isLocked && (
          <IconButton
            small
            icon={RotateCcw}
            label={t('shortcuts.reset', { action })}
            onPress={() => {
              button.current?.focus()
              shortcut.reset()
            }}
          />
        )}
        <button
          ref={button}
          type="button"
          disabled={isLocked}
          aria-label={
            isListening
              ? t('shortcuts.pressFor', { action })
              : t('shortcuts.change', { action, keys })
          }
          onClick={() => setChanging({ kind: 'listening', refused: null })}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (isListening) settle()
          }}
          className={`min-h-8 min-w-24 shrink-0 rounded-md border px-2.5 text-sm hover:bg-hover ${isListening ? 'border-accent bg-accent-soft text-ink' : accelerator === null ? 'border-edge text-quiet' : 'border-edge text-ink'}`}
        >
          {isListening ? t('shortcuts.press') : keys}
        </button>
      </div>
      {accelerator !== null && accelerator === anywhereAccelerator(dictationShortcut) && (
        <p className="pb-2 text-sm text-caution">{t('shortcuts.refused_anywhere')}</p>
      )}
      {changing.kind === 'listening' && changing.refused !== null && (
        <p role="alert" className="pb-2 text-sm text-danger">
          {t(`shortcuts.refused_${changing.refused}`)}
        </p>
      )}
      {changing.kind === 'conflict' && (
        <Conflict
          action={action}
          keys={labelOf(changing.accelerator)}
          other={t(`actions.${changing.other}`)}
          takeOver={() => {
            button.current?.focus()
            shortcut.takeOver(changing.accelerator, changing.other)
          }}
          leave={() => {
            button.current?.focus()
            settle()
          }}
        />
      )}
    </li>
  )
}

interface ConflictProps {
  action: string
  keys: string
  other: string
  takeOver: () => void
  leave: () => void
}

/** What else the keys stand for, and the question which of the two is to have them. */
function Conflict({ action, keys, other, takeOver, leave }: ConflictProps) {
  const { t } = useTranslation()
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => buttons.current?.querySelector('button')?.focus(), [])
  return (
    <div className="flex flex-col gap-2 pb-2">
      <p role="alert" className="text-sm">
        {t('shortcuts.conflict', { keys, other })}
      </p>
      <div ref={buttons} className="flex flex-wrap gap-2">
        <Button kind="primary" onPress={takeOver}>
          {t('shortcuts.takeOver', { action })}
        </Button>
        <Button onPress={leave}>{t('shortcuts.leave')}</Button>
      </div>
    </div>
  )
}

function pressOf(event: KeyboardEvent): Parameters<typeof readPress>[0] {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const isThirdLevel = event.getModifierState('AltGraph')
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isThirdLevel }
}
