import type { windowActions } from '../../../../shared/actions/window-actions.ts'
import { serviceGuide, serviceWebChat } from '../../../../shared/help-links.ts'
import type { SettingsPatch } from '../../../../shared/ipc/schemas/settings.ts'
import { nextTextSize, normalText } from '../../../../shared/text-size.ts'
import type { Stores } from '../stores.ts'

/** How each action on Jutt itself is done. */
export function performWindow(stores: Stores): Record<keyof typeof windowActions, () => void> {
  const { session, view, openLink } = stores
  const { settings, updateSettings } = session.getState()
  const set = (patch: SettingsPatch) => () => void updateSettings(patch)
  return {
    openPalette: () => view.getState().showPalette(true),
    toggleSidebar: () => view.getState().toggleSidebar(stores.isNarrow()),
    openSettings: () => view.getState().openPanel('settings'),
    closeSettings: () => view.getState().closePanel(),
    openShortcuts: () => view.getState().openSection('shortcuts'),
    textLarger: set({ textSize: nextTextSize(settings.textSize, 'larger') }),
    textSmaller: set({ textSize: nextTextSize(settings.textSize, 'smaller') }),
    textNormal: set({ textSize: normalText }),
    themeSystem: set({ theme: 'system' }),
    themeLight: set({ theme: 'light' }),
    themeDark: set({ theme: 'dark' }),
    languageSystem: set({ language: 'system' }),
    languageEnglish: set({ language: 'en' }),
    languageEstonian: set({ language: 'et' }),
    openGuide: () => void openLink(serviceGuide),
    openWebChat: () => void openLink(serviceWebChat),
    openAbout: () => view.getState().openSection('about'),
    quit: () => void stores.jutt.app.quit(),
  }
}
