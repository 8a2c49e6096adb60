import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'
import type { Session } from '../chromium/connection.ts'
import { guardObject } from './guard.ts'
import { trust } from '../world/trust.ts'

type Source = NativeTheme['themeSource']

export interface ThemeEmulation {
  /** Makes a page see the chosen colour scheme; with 'system' it is left alone. */
  apply(session: Session): void
}

export interface NativeThemeModule {
  nativeTheme: EventEmitter &
    Pick<
      NativeTheme,
      | 'themeSource'
      | 'shouldUseDarkColors'
      | 'shouldUseHighContrastColors'
      | 'shouldUseInvertedColorScheme'
      | 'prefersReducedTransparency'
      | 'inForcedColorsMode'
    >
  emulation: ThemeEmulation
}

/** electron.nativeTheme: themeSource becomes prefers-color-scheme in every window. The desktop is light here. */
export function createNativeTheme(sessions: () => Iterable<Session>): NativeThemeModule {
  let source: Source = 'system'

  function apply(session: Session): void {
    const value = source === 'system' ? '' : source
    session.post('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    })
  }

  const nativeTheme = trust<NativeThemeModule['nativeTheme']>(
    Object.defineProperties(new EventEmitter(), {
      themeSource: {
        enumerable: true,
        get: () => source,
        set(next: Source) {
          if (!['system', 'light', 'dark'].includes(next))
            throw new TypeError('Invalid themeSource')
          if (next === source) return
          source = next
          for (const session of sessions()) apply(session)
          nativeTheme.emit('updated')
        },
      },
      shouldUseDarkColors: { enumerable: true, get: () => source === 'dark' },
      shouldUseHighContrastColors: { enumerable: true, value: false },
      shouldUseInvertedColorScheme: { enumerable: true, value: false },
      prefersReducedTransparency: { enumerable: true, value: false },
      inForcedColorsMode: { enumerable: true, value: false },
    }),
  )

  return {
    nativeTheme: guardObject('electron.nativeTheme', nativeTheme),
    emulation: {
      apply(session) {
        if (source !== 'system') apply(session)
      },
    },
  }
}
