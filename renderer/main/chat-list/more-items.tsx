import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useLists } from './use-sources.ts'
import { sourcesToAsk, type Source } from './merge-lists.ts'

/** Fetches the next page when the end of the list comes near; the button is for a page that failed. */
export function MoreItems({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation()
  const { chatList, recordings } = useLists()
  const end = useRef<HTMLDivElement>(null)
  const asked = sourcesToAsk(sources)
  const wanted = sources.some(({ loading }) => loading) ? '' : asked.join()
  const error = sources.find((source) => source.error !== null)?.error ?? null

  useEffect(() => {
    const element = end.current
    if (!element || wanted === '') return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        const stores = [chatList, recordings]
        for (const index of wanted.split(',')) void stores[Number(index)]?.getState().loadMore()
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [chatList, recordings, wanted])

  function tryAgain(): void {
    for (const store of [chatList, recordings]) {
      if (store.getState().error !== null) void store.getState().loadMore()
    }
  }

  return (
    <>
      {sources.some(({ next, error }) => next !== null && error === null) && (
        <div ref={end} className="appear-late px-2 py-3 text-sm text-quiet">
          {t('shell.loadingChats')}
        </div>
      )}
      {error && (
        <div className="flex flex-col items-start gap-2 px-2 py-3 text-sm">
          <p>{errorSentence(t, error)}</p>
          <Button onPress={tryAgain}>{t('common.tryAgain')}</Button>
        </div>
      )}
    </>
  )
}
