import { createInstance, type i18n, type PostProcessorModule } from 'i18next'
import { en } from './en/index.ts'
import { et } from './et/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

export const languages = ['en', 'et'] as const
export type Language = (typeof languages)[number]

/**
 * An i18next instance with both languages loaded; `changeLanguage` switches at once. Where they are marked, each text
 * stands in brackets: what has none on the screen was never translated.
 */
export function createTranslations(language: Language, { isMarked = false } = {}): i18n {
  const instance = createInstance()
  instance.use({
    type: 'postProcessor',
    name: 'mark',
    process: (text: string) => `⟦${text}⟧`,
  } satisfies PostProcessorModule)
  void instance.init({
    postProcess: isMarked ? ['mark'] : [],
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, et: { translation: et } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance
}

/** The language that "system" means: Estonian where it comes before English among the user's languages. */
export function preferredLanguage(systemLanguages: readonly string[]): Language {
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split('-')[0]
    if (language === 'et' || language === 'en') return language
  }
  return 'en'
}
