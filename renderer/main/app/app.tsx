import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { FirstRun } from '../first-run/first-run.tsx'
import { Announcer } from './announcer.tsx'
import { Shell } from './shell.tsx'
import { Palette } from '../palette/palette.tsx'
import { ToastRegion } from './toast-region.tsx'
import { useActionKeys } from './use-action-keys.ts'
import { useIntents } from './use-intents.ts'
import { useSession } from './use-stores.ts'

/** The window: the first-run page until a service is connected, then the shell. */
export function App() {
  const language = useSession((state) => state.language)
  const textSize = useSession((state) => state.settings.textSize)
  const connected = useSession((state) => state.service.kind === 'connected')
  const { i18n } = useTranslation()
  useActionKeys()
  useIntents()

  useEffect(() => {
    document.documentElement.lang = language
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }, [i18n, language])

  useEffect(() => {
    document.documentElement.style.fontSize = `${textSize}%`
  }, [textSize])

  return (
    <I18nProvider locale={language}>
      {connected ? <Shell /> : <FirstRun />}
      <Palette />
      <ToastRegion />
      <Announcer />
    </I18nProvider>
  )
}
