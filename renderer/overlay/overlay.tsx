import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OverlayPort } from './jutt.ts'
import { Buttons } from './buttons.tsx'
import { Level } from './level.tsx'
import { describeState } from './describe-state.ts'
import type { OverlayStores } from './overlay-store.ts'
import { Timer } from './timer.tsx'

/** What is dictated into another program, at a glance: how loud, how long, which words, and what happens to them. */
export function Overlay({ stores, jutt }: { stores: OverlayStores; jutt: OverlayPort }) {
  const { t, i18n } = useTranslation()
  const { language, state, text } = useStore(stores.view)

  useEffect(() => {
    document.documentElement.lang = language
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }, [i18n, language])

  if (state.kind === 'hidden') return null
  const { sentence, tone } = describeState(t, state)
  const hasWords = state.kind === 'recording' || text !== ''
  return (
    <main className="flex h-screen flex-col justify-between gap-1.5 overflow-hidden border border-edge bg-raised px-3.5 py-2.5 text-ink select-none">
      {/* Where there are no words, what is said of them takes their place. */}
      <div className={`flex min-h-0 flex-1 items-start gap-3 ${hasWords ? '' : 'hidden'}`}>
        {state.kind === 'recording' && (
          <div className="flex shrink-0 items-center gap-2.5 pt-0.5">
            <Level peaks={stores.peaks} />
            <Timer since={state.since} />
          </div>
        )}
        <section
          aria-label={t('overlay.words')}
          // Whole lines, the last of them: half a line cannot be read.
          className="flex max-h-[round(down,100%,20px)] min-w-0 flex-1 flex-col-reverse overflow-hidden text-[15px] leading-5"
        >
          <span>{text}</span>
        </section>
      </div>
      <div className={`flex items-end gap-3 ${hasWords ? '' : 'flex-1'}`}>
        <output
          className={`min-w-0 flex-1 ${tone} ${hasWords ? 'text-xs leading-4' : 'self-start text-[15px] leading-5'}`}
        >
          {sentence}
        </output>
        <Buttons state={state} jutt={jutt} />
      </div>
    </main>
  )
}
