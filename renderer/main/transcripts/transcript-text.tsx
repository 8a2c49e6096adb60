import { RefreshCw } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Recording, Span } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { Button } from '../../ui/button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { useReading, useStores } from '../app/use-stores.ts'
import { AgainDialog } from './again/again-dialog.tsx'
import { AgainNotice } from './again/again-notice.tsx'
import { SpeakerDialog } from './editing/speaker-dialog.tsx'
import { Gap } from './gap.tsx'
import { MemoParagraph } from './reading/memo-paragraph.ts'
import type { Row, TextRow } from './reading/row.ts'
import { RowMenu } from './reading/row-menu.tsx'
import { useCurrentSentence } from './reading/use-current-sentence.ts'
import { useFollowPlayback } from './reading/use-follow-playback.ts'
import { useJumpToFound } from './reading/use-jump-to-found.ts'
import { usePlayFromText } from './reading/use-play-from-text.ts'
import { useEndKeys, useRows } from './reading/use-rows.ts'
import { isPlayable, isUnderWay } from './standing.ts'
import { TranscriptNotices } from './transcript-notices.tsx'
import { useHearing } from './use-hearing.ts'

const noRows: readonly Row[] = []

/** The text as far as it has come, in paragraphs with their times. It is not a live region: it grows all the time. */
export function TranscriptText({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const isRead = useReading((state) => state.recordingId === recording.id)
  // While another transcript is on its way, its rows come before its place does.
  const rows = useReading((state) => (state.recordingId === recording.id ? state.rows : noRows))
  const scroller = useRegionFocus()
  const list = useRef<HTMLDivElement>(null)
  const above = useHeightAbove(list)
  const virtual = useRows(scroller, rows, above)
  const showRow = useCallback(
    (index: number) => virtual.scrollToIndex(index, { align: 'center' }),
    [virtual],
  )
  const current = useCurrentSentence(rows)
  const { isLeft, follow } = useFollowPlayback({ scroller, current, showRow })
  useJumpToFound({ recordingId: recording.id, rows, showRow })
  usePlayFromText(scroller)
  useShownMatch(showRow)
  useEndKeys(scroller, virtual)
  const [menu, setMenu] = useState<{ row: TextRow; button: HTMLElement } | null>(null)
  const [asked, setAsked] = useState<Span | null>(null)
  const mayAsk = useMayAskAgain(recording)
  const further = ({ start, end }: Span): MenuEntry[] =>
    mayAsk
      ? [
          {
            id: 'again',
            label: t('again.menu'),
            icon: RefreshCw,
            onAction: () => setAsked({ start, end }),
          },
        ]
      : []
  const [named, setNamed] = useState<TextRow | null>(null)
  const openMenu = useCallback((row: TextRow, button: HTMLElement) => setMenu({ row, button }), [])

  return (
    <div className="relative flex min-h-20 flex-1 flex-col">
      <section
        ref={scroller}
        aria-label={t('transcripts.transcript')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 -outline-offset-2 [overflow-anchor:none] [scrollbar-gutter:stable_both-edges]"
      >
        <div className="mx-auto w-full max-w-column py-5">
          <div className="flex flex-col gap-5 not-empty:pb-5">
            <TranscriptNotices recording={recording} />
            <AgainNotice recordingId={recording.id} />
            {isRead && rows.length === 0 && <Nothing recording={recording} />}
          </div>
          <div ref={list} className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index]
              return (
                row && (
                  <div
                    key={key}
                    ref={virtual.measureElement}
                    data-index={index}
                    data-start={row.start}
                    className="absolute inset-x-0 top-0 pb-4"
                    style={{ transform: `translateY(${start - above}px)` }}
                  >
                    <RowView
                      row={row}
                      index={index}
                      current={current?.row === index ? current.sentence : null}
                      isOnly={rows.length === 1}
                      recording={recording}
                      openMenu={openMenu}
                      nameSpeaker={setNamed}
                    />
                  </div>
                )
              )
            })}
          </div>
        </div>
      </section>
      {isLeft && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button className="pointer-events-auto shadow-float" onPress={follow}>
            {t('reading.follow')}
          </Button>
        </div>
      )}
      {menu && (
        <RowMenu
          {...menu}
          further={further(menu.row)}
          onClose={() => setMenu(null)}
          nameSpeaker={() => setNamed(menu.row)}
        />
      )}
      {asked && <AgainDialog recording={recording} part={asked} onClose={() => setAsked(null)} />}
      {named && <SpeakerDialog row={named} onClose={() => setNamed(null)} />}
    </div>
  )
}

function Nothing({ recording }: { recording: Recording }): ReactNode {
  const { t } = useTranslation()
  if (isUnderWay(recording)) return <p className="text-quiet">{t('transcripts.noText')}</p>
  if (recording.state.kind !== 'done') return null
  return (
    <p className="text-quiet">
      {t(recording.hasSpeech ? 'transcripts.wordless' : 'transcripts.silentLead')}
    </p>
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

/** Can parts of it be transcribed again now? The practice service is given nothing that was meant for a real one. */
function useMayAskAgain(recording: Recording): boolean {
  const { practice } = useHearing()
  const { kind } = recording.state
  const isSettled = kind === 'done' || kind === 'cancelled' || kind === 'failed'
  return isSettled && isPlayable(recording) && (recording.isPractice || !practice)
}

/** How far below the top of what scrolls the list begins. */
function useHeightAbove(list: React.RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0)
  useEffect(() => {
    const before = list.current?.previousElementSibling
    if (!before) return undefined
    const observer = new ResizeObserver(() => setAbove(list.current?.offsetTop ?? 0))
    observer.observe(before)
    return () => observer.disconnect()
  }, [list])
  return above
}

/** The match that somebody went to comes into view. */
function useShownMatch(showRow: (index: number) => void): void {
  const { findReplace } = useStores()
  useEffect(
    () =>
      findReplace.subscribe(({ matches, at, showRequests }, before) => {
        const match = matches[at]
        if (match && showRequests !== before.showRequests) showRow(match.index)
      }),
    [findReplace, showRow],
  )
}

function RowView(props: {
  row: Row
  index: number
  current: number | null
  isOnly: boolean
  recording: Recording
  openMenu: (row: TextRow, button: HTMLElement) => void
  nameSpeaker: (row: TextRow) => void
}) {
  const { row, index, current, isOnly, recording, openMenu, nameSpeaker } = props
  const { t } = useTranslation()
  const { transcript, view } = useStores()
  switch (row.kind) {
    case 'text':
      return (
        <MemoParagraph
          row={row}
          index={index}
          current={current}
          isPlayable={isPlayable(recording)}
          openMenu={openMenu}
          nameSpeaker={nameSpeaker}
        />
      )
    case 'gap':
      return (
        <Gap
          gap={row}
          isRetryable={recording.sound.kind !== 'deleted'}
          retry={(gap) => {
            // The button goes away with the gap.
            view.getState().focusMessage()
            void transcript.getState().retry(gap)
          }}
        />
      )
    case 'pending':
      return isOnly && isUnderWay(recording) ? (
        <p className="text-quiet">{t('transcripts.noText')}</p>
      ) : (
        <Pending row={row} underWay={isUnderWay(recording)} />
      )
    default:
      return assertNever(row)
  }
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
