import { lazy } from 'react'

const importSettings = async () => import('../settings/settings-panel.tsx')
const importDictations = async () => import('../dictations/dictations-panel.tsx')
const importTranscript = async () => import('../transcripts/transcript-view.tsx')

/** Views that a window does not begin with: each is fetched when it is first shown, or with {@link fetchLateViews}. */
export const SettingsPanel = lazy(async () => ({ default: (await importSettings()).SettingsPanel }))
export const DictationsPanel = lazy(async () => ({
  default: (await importDictations()).DictationsPanel,
}))
export const TranscriptView = lazy(async () => ({
  default: (await importTranscript()).TranscriptView,
}))

/** Fetches them all, so that none has to be waited for; one that does not come is asked for again when it is shown. */
export async function fetchLateViews(): Promise<void> {
  await Promise.allSettled([importSettings(), importDictations(), importTranscript()])
}
