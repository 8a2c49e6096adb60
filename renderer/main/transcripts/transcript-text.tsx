import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { joinPieces } from '../../../shared/transcript/join.ts'
import { useStores } from '../app/use-stores.ts'
import { Gap } from './gap.tsx'
import { rowsOf, type Row } from './rows.ts'
import { isUnderWay } from './standing.ts'
import { TranscriptNotices } from './transcript-notices.tsx'

/** The text as far as it has come, in paragraphs with their times. It is not a live region: it grows all the time. */
export function TranscriptText(props: { recording: Recording; pieces: readonly Piece[] }) {
  const { recording, pieces } = props
  const { t } = useTranslation()
  const { transcript, view } = useStores()
  const rows = useMemo(() => rowsOf(joinPieces(pieces)), [pieces])
  const underWay = isUnderWay(recording)
  const region = useRegionFocus()
  const retry = useCallback(
    (index: number) => {
      // The button goes away with the gap.
      view.getState().focusMessage()
      void transcript.getState().retry(index)
    },
    [transcript, view],
  )

  return (
    <section
      ref={region}
      aria-label={t('transcripts.transcript')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 -outline-offset-2 [scrollbar-gutter:stable_both-edges]"
    >
      <div className="mx-auto flex w-full max-w-column flex-col gap-5 py-7">
        <TranscriptNotices recording={recording} />
        {rows.map((row) => (
          <RowView key={row.key} row={row} underWay={underWay} retry={retry} />
        ))}
        {underWay && rows.length === 0 && <p className="text-quiet">{t('transcripts.noText')}</p>}
        {recording.state.kind === 'done' && rows.length === 0 && (
          <p className="text-quiet">
            {t(recording.hasSpeech ? 'transcripts.wordless' : 'transcripts.silentLead')}
          </p>
        )}
      </div>
    </section>
  )
}

/** The focus goes to the text where it would be lost otherwise, and whenever the message field would get it. */
function useRegionFocus() {
  const region = useRef<HTMLElement>(null)
  const { view } = useStores()
  useEffect(() => {
    // Nobody moved it here: a ring around the text would only startle.
    if (document.activeElement === document.body) region.current?.focus({ focusVisible: false })
    return view.subscribe((state, before) => {
      if (state.focusRequests !== before.focusRequests) region.current?.focus()
    })
  }, [view])
  return region
}

const RowView = memo(
  function RowView(props: { row: Row; underWay: boolean; retry: (index: number) => void }) {
    const { row, underWay, retry } = props
    switch (row.kind) {
      case 'text':
        return <Paragraph start={row.start} text={row.text} />
      case 'gap':
        return <Gap gap={row} retry={retry} />
      case 'pending':
        return <Pending row={row} underWay={underWay} />
      default:
        return assertNever(row)
    }
  },
  (before, after) =>
    before.underWay === after.underWay &&
    before.retry === after.retry &&
    JSON.stringify(before.row) === JSON.stringify(after.row),
)

/** Paragraphs out of view are neither laid out nor painted: a recording may be of hours. */
function Paragraph({ start, text }: { start: number; text: string }) {
  return (
    <p
      data-start={start}
      className="[contain-intrinsic-block-size:auto_8em] leading-[1.65] wrap-anywhere [content-visibility:auto]"
    >
      <span className="mb-0.5 block text-xs text-quiet tabular-nums select-none">
        {clockTime(start)}
      </span>
      {text}
    </p>
  )
}

function Pending({ row, underWay }: { row: Extract<Row, { kind: 'pending' }>; underWay: boolean }) {
  const { t } = useTranslation()
  const place = { from: clockTime(row.start), to: clockTime(row.end) }
  if (!underWay) {
    return <p className="text-sm text-quiet">{t('transcripts.untranscribed', place)}</p>
  }
  return (
    <p className="text-quiet">
      <span aria-hidden>…</span>
      <span className="sr-only">{t('transcripts.pending')}</span>
    </p>
  )
}
