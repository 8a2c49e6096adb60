import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../app/action-button.tsx'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { DictationSection } from './dictation-section.tsx'
import { DataSection } from './data-section.tsx'
import { TranscriptsSection } from './transcripts-section.tsx'
import { ServiceSection } from './service-section.tsx'

/** The settings, in place of the chat. */
export function SettingsPanel() {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    heading.current?.focus()
  }, [])

  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2">
        <h1 ref={heading} tabIndex={-1} className="flex-1 px-2 text-sm font-semibold outline-none">
          {t('settings.heading')}
        </h1>
        <ActionButton id="closeSettings" />
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto px-5 py-8">
        <div className="mx-auto flex w-full max-w-column flex-col gap-10">
          <ServiceSection />
          <DictationSection />
          <TranscriptsSection />
          <AppearanceSection />
          <DataSection />
          <AboutSection />
        </div>
      </main>
    </>
  )
}
