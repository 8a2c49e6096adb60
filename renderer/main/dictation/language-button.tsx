import { Check } from 'lucide-react'
import { useState } from 'react'
import { ListBoxItem, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { SpokenLanguage } from '../../../shared/ipc/schemas/settings.ts'
import { ListButton } from '../../ui/list-button.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { chosenLanguage, spokenLanguages } from './languages.ts'

/** Which language is spoken; it is remembered. */
export function LanguageButton() {
  const { t } = useTranslation()
  const { session } = useStores()
  const [isOpen, setOpen] = useState(false)
  const offered = useSession(useShallow(spokenLanguages))
  const language = useSession(chosenLanguage)

  function choose(chosen: string): void {
    const spokenLanguage = offered.find((offer) => offer === chosen)
    if (spokenLanguage) void session.getState().updateSettings({ spokenLanguage })
  }

  return (
    <div className="shrink-0">
      <ListButton
        label={`${t('dictation.language')}:`}
        value={language}
        valueText={t(`dictation.${language}`)}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onChange={choose}
        placement="top end"
        className="inline-flex min-h-9 items-center rounded-md px-2 text-sm text-quiet hover:bg-hover hover:text-ink"
        listClassName="min-w-40 rounded-md border border-line bg-raised p-1 shadow-float"
        items={() =>
          offered.map((offer) => (
            <ListBoxItem
              key={offer}
              id={offer}
              textValue={t(`dictation.${offer}`)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 text-sm outline-none data-focused:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    size={15}
                    aria-hidden
                    className={`shrink-0 text-accent ${isSelected ? '' : 'invisible'}`}
                  />
                  <Text slot="label">{t(`dictation.${offer}`)}</Text>
                </>
              )}
            </ListBoxItem>
          ))
        }
      >
        <span aria-hidden className="hidden @min-[30rem]:inline">
          {t(`dictation.${language}`)}
        </span>
        <span aria-hidden className="@min-[30rem]:hidden">
          {shortName(language) ?? t('dictation.autoShort')}
        </span>
      </ListButton>
    </div>
  )
}

function shortName(language: SpokenLanguage): string | null {
  return language === 'auto' ? null : language.toUpperCase()
}
