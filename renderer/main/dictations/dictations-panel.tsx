import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { acceleratorLabel } from '../../../shared/actions/accelerator.ts'
import { Button } from '../../ui/button.tsx'
import { ActionButton } from '../app/action-button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useDictations, useSession, useStores } from '../app/use-stores.ts'
import { useToday } from '../app/use-now.ts'
import { groupByDay } from '../chat-list/group-by-day.ts'
import { DictationEntry } from './dictation-entry.tsx'

/** What was dictated before, by day, in place of the chat. */
export function DictationsPanel() {
  const { t } = useTranslation()
  const { dictations } = useStores()
  const heading = useRef<HTMLHeadingElement>(null)
  const focusHeading = useCallback(() => heading.current?.focus(), [])

  useEffect(() => {
    focusHeading()
    if (dictations.getState().next === undefined) void dictations.getState().loadMore()
  }, [dictations, focusHeading])

  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2">
        <ActionButton id="toggleSidebar" />
        <h1 ref={heading} tabIndex={-1} className="flex-1 px-2 text-sm font-semibold outline-none">
          {t('dictations.heading')}
        </h1>
        <ActionButton id="closeDictations" />
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto px-5 py-6">
        <div className="mx-auto flex w-full max-w-column flex-col gap-5">
          <Days onGone={focusHeading} />
          <More />
        </div>
      </main>
    </>
  )
}

/** For how long they are kept. */
function Kept() {
  const { t } = useTranslation()
  const days = useSession((state) => state.settings.dictationDays)
  const rule =
    days === null
      ? t('dictations.keptForEver')
      : days === 0
        ? t('dictations.keptNothing')
        : t('dictations.keptDays', { count: days })
  return (
    <p className="text-sm text-quiet">
      {days === null ? rule : `${rule} ${t('dictations.keptAnyway')}`}
    </p>
  )
}

function Days({ onGone }: { onGone: () => void }) {
  const { t } = useTranslation()
  const dictations = useDictations((state) => state.dictations)
  const next = useDictations((state) => state.next)
  const locale = useSession((state) => state.language)
  const now = useToday()
  const groups = useMemo(() => {
    const words = { now, locale, today: t('shell.today'), yesterday: t('shell.yesterday') }
    const items = dictations.map((dictation) => ({ at: dictation.recording.createdAt, dictation }))
    return groupByDay(items, words)
  }, [dictations, now, locale, t])

  if (groups.length === 0) return next === null && <Empty />
  return (
    <>
      <Kept />
      {groups.map((group) => (
        <section key={group.key} aria-label={group.label}>
          <h2 className="text-sm font-semibold text-quiet">{group.label}</h2>
          {group.items.map(({ dictation }) => (
            <DictationEntry key={dictation.recording.id} dictation={dictation} onGone={onGone} />
          ))}
        </section>
      ))}
    </>
  )
}

/** How the first one is made, in this window and outside of it. */
function Empty() {
  const { t } = useTranslation()
  const { dictation } = useStores()
  const platform = useSession((state) => state.platform)
  const { dictationDays, dictationShortcut } = useSession((state) => state.settings)
  const { way, load } = useStore(dictation.shortcut)
  useEffect(() => void load(), [load])
  const isAnywhere = dictationShortcut !== 'off' && way !== null
  return (
    <>
      <p>{t('dictations.empty')}</p>
      {dictationDays === 0 ? (
        <Kept />
      ) : (
        <p className="text-quiet">
          {t('dictations.emptyHint')}
          {isAnywhere &&
            ` ${t('dictations.emptyAnywhere', { keys: acceleratorLabel(dictationShortcut, platform) })}`}
        </p>
      )}
    </>
  )
}

function More() {
  const { t } = useTranslation()
  const { dictations } = useStores()
  const next = useDictations((state) => state.next)
  const loading = useDictations((state) => state.loading)
  const error = useDictations((state) => state.error)
  const isOffered = error !== null || (next !== null && next !== undefined)
  return (
    <>
      {error && <p role="alert">{errorSentence(t, error)}</p>}
      {isOffered && (
        <Button
          className="self-start"
          isDisabled={loading}
          onPress={() => void dictations.getState().loadMore()}
        >
          {t(error ? 'common.tryAgain' : 'dictations.earlier')}
        </Button>
      )}
    </>
  )
}
