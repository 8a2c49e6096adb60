import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/link-button.tsx'
import { ActionButton } from '../app/action-button.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import type { SettingsSection } from '../app/view-store.ts'
import { Notice } from '../../ui/notice.tsx'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { DataSection } from './data-section.tsx'
import { TranscriptsSection } from './transcripts-section.tsx'
import { DictationSection } from './dictation-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { ModelsSection } from './models-section.tsx'
import { ServiceSection } from './service-section.tsx'
import { ShortcutsSection } from './shortcuts/shortcuts-section.tsx'

/** The settings, in place of the chat. */
export function SettingsPanel() {
  const { t } = useTranslation()
  const { view } = useStores()
  const managed = useSession((state) => state.managed)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (view.getState().section === null) heading.current?.focus()
  }, [view])

  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2">
        <h1 ref={heading} tabIndex={-1} className="flex-1 px-2 text-sm font-semibold outline-none">
          {t('settings.heading')}
        </h1>
        <ActionButton id="closeSettings" />
      </header>
      <main className="@container/settings min-h-0 flex-1 overflow-y-auto px-5 py-8">
        <div className="mx-auto flex max-w-column flex-col gap-10 @min-[54rem]/settings:max-w-none @min-[54rem]/settings:flex-row @min-[54rem]/settings:justify-center">
          <SectionLinks />
          <div className="flex w-full max-w-column flex-col gap-10">
            {managed === 'unreadable' && (
              <Notice kind="caution">{t('settings.managedUnreadable')}</Notice>
            )}
            <ServiceSection />
            <ModelsSection />
            <DictationSection />
            <TranscriptsSection />
            <AppearanceSection />
            <GeneralSection />
            <ShortcutsSection />
            <DataSection />
            <AboutSection />
          </div>
        </div>
      </main>
    </>
  )
}

/** The sections in their order, each a press away: the page is long. Where there is room they stay in view beside it. */
function SectionLinks() {
  const { t } = useTranslation()
  const { view } = useStores()
  const sections: readonly { name: SettingsSection; label: string }[] = [
    { name: 'service', label: t('settings.service') },
    { name: 'models', label: t('settings.models') },
    { name: 'dictation', label: t('settings.dictation') },
    { name: 'transcripts', label: t('sound.heading') },
    { name: 'appearance', label: t('settings.appearance') },
    { name: 'general', label: t('settings.general') },
    { name: 'shortcuts', label: t('shortcuts.heading') },
    { name: 'data', label: t('keeping.heading') },
    { name: 'about', label: t('settings.about') },
  ]
  return (
    <nav
      aria-label={t('settings.sections')}
      className="-mb-4 shrink-0 @min-[54rem]/settings:sticky @min-[54rem]/settings:top-0 @min-[54rem]/settings:mb-0 @min-[54rem]/settings:self-start"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm @min-[54rem]/settings:flex-col">
        {sections.map(({ name, label }) => (
          <li key={name}>
            <LinkButton onPress={() => view.getState().openSection(name)}>{label}</LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
