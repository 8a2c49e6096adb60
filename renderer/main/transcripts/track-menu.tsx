import { AudioLines, ChevronDown } from 'lucide-react'
import type { TFunction } from 'i18next'
import { Button, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Recording, SoundTrack } from '../../../shared/ipc/schemas/recordings.ts'
import { Menu } from '../../ui/menu.tsx'
import { useSession, useStores } from '../app/use-stores.ts'

/** Of a file with several tracks of sound: which one this is, and the way to the text of another. */
export function TrackMenu({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { queue } = useStores()
  const locale = useSession((state) => state.language)
  const { source } = recording
  if (source.kind !== 'file' || source.tracks === undefined) return null
  const { tracks, track } = source
  const current = track === undefined ? t('transcripts.firstTrack') : String(track + 1)
  return (
    <div className="flex gap-1">
      <dt>{t('transcripts.track')}:</dt>
      <dd>
        <MenuTrigger>
          <Button
            aria-label={`${t('transcripts.track')}: ${current}`}
            className="inline-flex items-center gap-1 rounded-sm underline decoration-line underline-offset-2 data-hovered:text-ink"
          >
            {current}
            <ChevronDown size={14} aria-hidden />
          </Button>
          <Menu
            label={t('transcripts.track')}
            entries={tracks.map((each, index) => ({
              id: String(index),
              label: trackLabel(t, locale, each, index),
              icon: AudioLines,
              onAction: () => void queue.getState().addTrack(recording.id, index),
            }))}
          />
        </MenuTrigger>
      </dd>
    </div>
  )
}

function trackLabel(
  t: TFunction,
  locale: string,
  { language, name }: SoundTrack,
  index: number,
): string {
  const told = name ?? (language === null ? null : languageOf(locale, language))
  const number = t('transcripts.trackNumber', { number: index + 1 })
  return told === null ? number : `${number} (${told})`
}

/** Files may name a language by anything. */
function languageOf(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
