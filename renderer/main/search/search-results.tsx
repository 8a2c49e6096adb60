import { dateFormat } from '../../../shared/date-format.ts'
import { AudioLines, Brain, MessageSquare, Mic } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Finding } from '../../../shared/ipc/schemas/search.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useSearch, useSession, useStores } from '../app/use-stores.ts'
import { recordingName } from '../transcripts/recording-name.ts'
import { openFinding } from './open-finding.ts'
import type { SearchResults as Results } from './search-store.ts'

/** What was found, newest first, in the list's place. */
export function SearchResults() {
  const { t } = useTranslation()
  const stores = useStores()
  const results = useSearch((state) => state.results)
  const list = useWayBack(() => stores.view.getState().focusSearch())
  const findings = results.kind === 'failed' ? [] : results.findings

  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4" data-search-results>
      <output className="block px-2 py-1.5 text-xs text-quiet">
        <Summary results={results} />
      </output>
      {results.kind === 'failed' && (
        <div className="flex flex-col items-start gap-2 px-2 py-3 text-sm">
          <p>{errorSentence(t, results.error)}</p>
          <Button onPress={() => stores.search.getState().tryAgain()}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
      <ListBox
        ref={list}
        aria-label={t('search.results')}
        items={findings}
        selectionMode="none"
        onAction={(key) => {
          const finding = findings.find((candidate) => candidate.key === key)
          if (finding) void openFinding(stores, finding)
        }}
        className="flex flex-col gap-0.5 outline-none"
      >
        {(finding) => <Result finding={finding} />}
      </ListBox>
      {results.kind === 'found' && results.next !== null && (
        <Button
          kind="bare"
          className="mt-1"
          onPress={() => void stores.search.getState().loadMore()}
        >
          {t('search.more')}
        </Button>
      )}
      {results.kind === 'found' && results.indexing && (
        <p className="px-2 py-2 text-xs text-quiet">{t('search.indexing')}</p>
      )}
    </div>
  )
}

/** Escape, and Arrow Up at the first result, lead back to the field. */
function useWayBack(toField: () => void): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  const leave = useEffectEvent(toField)
  useEffect(() => {
    const element = list.current
    const onKeyDown = (event: KeyboardEvent): void => {
      const first = element?.querySelector('[role=option]')
      const isAtTop = event.key === 'ArrowUp' && document.activeElement === first
      if (event.key !== 'Escape' && !isAtTop) return
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    element?.addEventListener('keydown', onKeyDown, { capture: true })
    return () => element?.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return list
}

function Summary({ results }: { results: Results }) {
  const { t } = useTranslation()
  const isShort = useSearch(({ query }) => query.split(/\s+/).some(isShortWord))
  switch (results.kind) {
    case 'searching':
      return <span className="appear-late">{t('search.searching')}</span>
    case 'failed':
      return null
    case 'found': {
      const { length: count } = results.findings
      if (count === 0) {
        return isShort ? `${t('search.nothing')} ${t('search.nothingHint')}` : t('search.nothing')
      }
      return t(results.next === null ? 'search.found' : 'search.foundMore', { count })
    }
    default:
      return assertNever(results)
  }
}

/** Those are found only where they stand alone. */
function isShortWord({ length }: string): boolean {
  return length === 1 || length === 2
}

function Result({ finding }: { finding: Finding }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const isChat = finding.kind === 'title' || finding.kind === 'message'
  const name = isChat ? finding.title : recordingName(t, language, finding)
  const date = dateFormat(language, { dateStyle: 'short' }).format(finding.at)
  return (
    <ListBoxItem
      id={finding.key}
      textValue={`${name}, ${who(finding)}, ${date}: ${finding.snippet.text}`}
      className="flex cursor-pointer flex-col gap-0.5 rounded-md px-2 py-1.5 outline-offset-[-2px] data-hovered:bg-hover data-focused:bg-hover"
    >
      <span className="flex items-center gap-1.5 text-xs text-quiet">
        <Picture finding={finding} />
        <span className="min-w-0 flex-1 truncate font-semibold text-ink">{name}</span>
        <span className="shrink-0 tabular-nums">{date}</span>
      </span>
      <span className="line-clamp-3 text-sm wrap-anywhere">
        <span className="text-xs text-quiet tabular-nums">{who(finding)} </span>
        <Snippet snippet={finding.snippet} />
      </span>
    </ListBoxItem>
  )

  function who(found: Finding): string {
    switch (found.kind) {
      case 'title':
        return t('search.title')
      case 'name':
        return t('search.name')
      case 'piece':
        return clockTime(found.start)
      case 'message':
        if (found.part === 'thought') return t('search.thinking')
        return found.model ?? t('chat.you')
      default:
        return assertNever(found)
    }
  }
}

function Picture({ finding }: { finding: Finding }) {
  const common = { size: 13, 'aria-hidden': true, className: 'shrink-0' } as const
  switch (finding.kind) {
    case 'title':
      return <MessageSquare {...common} />
    case 'message':
      return finding.part === 'thought' ? <Brain {...common} /> : <MessageSquare {...common} />
    case 'name':
    case 'piece':
      return finding.source.kind === 'microphone' ? <Mic {...common} /> : <AudioLines {...common} />
    default:
      return assertNever(finding)
  }
}

function Snippet({ snippet: { text, marks, cutBefore, cutAfter } }: Pick<Finding, 'snippet'>) {
  return (
    <>
      {cutBefore && '…'}
      {marks.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
      {cutAfter && '…'}
    </>
  )
}
