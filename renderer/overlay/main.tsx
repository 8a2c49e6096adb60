import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createTranslations } from '../../shared/i18n/index.ts'
import { juttOfWindow } from './jutt.ts'
import { createOverlayStores } from './overlay-store.ts'
import { Overlay } from './overlay.tsx'

const container = document.getElementById('root')
if (!container) throw new Error('The page has no #root')

const jutt = juttOfWindow()
const answer = await jutt.overlay.view()
if (!answer.ok) throw new Error(answer.error.code)

createRoot(container).render(
  <StrictMode>
    <I18nextProvider i18n={createTranslations(answer.value.language)}>
      <Overlay stores={createOverlayStores(jutt, answer.value)} jutt={jutt} />
    </I18nextProvider>
  </StrictMode>,
)
