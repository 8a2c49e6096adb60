import { EllipsisVertical, Pencil } from 'lucide-react'
import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { clockTime } from '../../../../shared/transcript/clock-time.ts'
import { useEditing, useStores } from '../../app/use-stores.ts'
import { ParagraphField } from '../editing/paragraph-field.tsx'
import { sentenceParts, type TextRow } from './row.ts'
import { useMatchMarks } from './use-match-marks.ts'

/** What is done with a paragraph beyond reading it. */
export interface ParagraphActions {
  /** Its button is where the menu opens. */
  openMenu: (row: TextRow, button: HTMLElement) => void
  nameSpeaker: (row: TextRow) => void
}

export interface ParagraphProps extends ParagraphActions {
  row: TextRow
  index: number
  /** The sentence that is heard, if it is one of these. */
  current: number | null
  isPlayable: boolean
}

/** A paragraph: when it is said, by whom, and its text. Its buttons are plain ones, since many come and go at once. */
export function Paragraph(props: ParagraphProps) {
  const { row, index, current, isPlayable, openMenu, nameSpeaker } = props
  const { t } = useTranslation()
  const { editing, player } = useStores()
  const isEditing = useEditing((state) => state.editing?.key === row.key)
  const editButton = useRef<HTMLButtonElement>(null)
  useFocusAfter(isEditing, editButton)
  const time = clockTime(row.start)

  return (
    <div className="group/row">
      <div className="flex min-h-7 items-center gap-2 text-xs text-quiet">
        {isPlayable ? (
          <button
            type="button"
            aria-label={t('reading.playFrom', { time })}
            onClick={() => void player.getState().play(row.start / SAMPLE_RATE)}
            className="-ml-1 rounded-sm px-1 py-0.5 tabular-nums hover:bg-hover hover:text-ink"
          >
            {time}
          </button>
        ) : (
          <span className="tabular-nums">{time}</span>
        )}
        {row.speaker !== null && (
          <button
            type="button"
            aria-label={t('reading.speakerIs', { speaker: row.speaker })}
            onClick={() => nameSpeaker(row)}
            className="min-w-0 truncate rounded-sm px-1 py-0.5 text-sm font-semibold text-ink hover:bg-hover"
          >
            {row.speaker}
          </button>
        )}
        <span className="ml-auto flex opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:opacity-100">
          <SmallButton
            ref={editButton}
            label={t('reading.edit', { time })}
            onPress={() => editing.getState().begin(row)}
          >
            <Pencil size={15} aria-hidden />
          </SmallButton>
          <SmallButton
            label={t('reading.more', { time })}
            hasPopup
            onPress={(button) => openMenu(row, button)}
          >
            <EllipsisVertical size={15} aria-hidden />
          </SmallButton>
        </span>
      </div>
      {isEditing ? (
        <ParagraphField label={t('reading.textAt', { time })} />
      ) : (
        <Text row={row} index={index} current={current} isPlayable={isPlayable} />
      )}
    </div>
  )
}

function SmallButton(props: {
  ref?: React.Ref<HTMLButtonElement>
  label: string
  hasPopup?: boolean
  onPress: (button: HTMLElement) => void
  children: ReactNode
}) {
  const { ref, label, hasPopup = false, onPress, children } = props
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      {...(hasPopup && { 'aria-haspopup': 'menu' as const })}
      onClick={(event) => onPress(event.currentTarget)}
      className="flex size-7 items-center justify-center rounded-md hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  )
}

function Text({ row, index, current, isPlayable }: Omit<ParagraphProps, keyof ParagraphActions>) {
  const paragraph = useRef<HTMLParagraphElement>(null)
  useMatchMarks(paragraph, row)
  return (
    <p
      ref={paragraph}
      data-row={index}
      className={`leading-[1.65] wrap-anywhere ${isPlayable ? 'cursor-text' : ''}`}
    >
      {sentenceParts(row).map(({ from, to }, sentence) => {
        const text = row.text.slice(from, to)
        const words = text.trimEnd()
        return (
          <Fragment key={from}>
            <span
              {...(sentence === current && { 'aria-current': true })}
              className="rounded-[3px] aria-[current]:bg-accent-soft"
            >
              {words}
            </span>
            {text.slice(words.length)}
          </Fragment>
        )
      })}
    </p>
  )
}

/** The keyboard goes back to where the editing was begun, unless it went elsewhere. */
function useFocusAfter(
  isEditing: boolean,
  button: React.RefObject<HTMLButtonElement | null>,
): void {
  const wasEditing = useRef(isEditing)
  useEffect(() => {
    const isLost = document.activeElement === document.body
    if (wasEditing.current && !isEditing && isLost) button.current?.focus({ focusVisible: false })
    wasEditing.current = isEditing
  }, [isEditing, button])
}
