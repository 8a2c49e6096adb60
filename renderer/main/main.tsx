import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createTranslations } from '../../shared/i18n/index.ts'
import { App } from './app/app.tsx'
import { fetchLateViews } from './app/late-views.ts'
import { isNarrowWindow } from './app/narrow.ts'
import { StartFailed } from './app/start-failed.tsx'
import { createStores } from './app/stores.ts'
import { StoresContext } from './app/use-stores.ts'
import { windowMemory } from './app/window-memory.ts'
import { afterTyping, calmly, onNextFrame } from './chat/schedule.ts'
import { createReaderThread } from './transcripts/reading/reader-thread.ts'
import { juttOfWindow } from './jutt.ts'

/** Milliseconds; the audio page goes before what may never be looked at. */
const lateViewsAfter = 3000

const container = document.getElementById('root')
if (!container) throw new Error('The page has no #root')
const root = createRoot(container)

const jutt = juttOfWindow()
const answer = await jutt.app.bootstrap()

if (answer.ok) {
  const bootstrap = answer.value
  const stores = createStores({
    jutt,
    bootstrap,
    openChat: windowMemory('jutt.openChat'),
    openTranscript: windowMemory('jutt.openTranscript'),
    drafts: windowMemory('jutt.drafts'),
    newSetup: windowMemory('jutt.newSetup'),
    attached: windowMemory('jutt.attached'),
    schedule: onNextFrame,
    calmly,
    afterTyping,
    now: Date.now,
    isNarrow: isNarrowWindow,
    audio: () => new Audio(),
    createReader: createReaderThread,
  })
  function keepTyped(): void {
    stores.keepDrafts()
    stores.editing.getState().end()
  }
  window.addEventListener('pagehide', keepTyped)
  jutt.on('app:closing', () => {
    keepTyped()
    void jutt.app.readyToClose()
  })
  root.render(
    <StrictMode>
      <I18nextProvider
        i18n={createTranslations(bootstrap.language, { isMarked: bootstrap.marksTranslations })}
      >
        <StoresContext value={stores}>
          <App />
        </StoresContext>
      </I18nextProvider>
    </StrictMode>,
  )
  // What is fetched while the window opens only holds it up.
  setTimeout(() => requestIdleCallback(() => void fetchLateViews()), lateViewsAfter)
} else {
  const language = navigator.language.startsWith('et') ? 'et' : 'en'
  root.render(
    <I18nextProvider i18n={createTranslations(language)}>
      <StartFailed error={answer.error} />
    </I18nextProvider>,
  )
}
