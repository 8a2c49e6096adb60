import { systemPreferences } from 'electron'
import type { KeyFacts } from '../../dictation/key-ways.ts'

/** What this computer is like, as far as keys go; a right that is given while Jutt runs counts at once. */
export function keyFacts(): KeyFacts {
  const { platform, env } = process
  return {
    platform,
    display: displayOf(platform, env),
    isTrusted: platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(false),
  }
}

function displayOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): KeyFacts['display'] {
  if (platform !== 'linux') return 'native'
  // Under Wayland there is often an X11 display, too, which sees the keys of its own windows only.
  if (env['WAYLAND_DISPLAY'] || env['XDG_SESSION_TYPE'] === 'wayland') return 'wayland'
  return env['DISPLAY'] ? 'x11' : 'none'
}
