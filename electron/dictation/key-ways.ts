import { assertNever } from '../../shared/assert-never.ts'
import type { KeyObstacle, KeyWay } from '../../shared/ipc/schemas/shortcut.ts'

/** What there is to know of the platform before keys are watched for. */
export interface KeyFacts {
  platform: NodeJS.Platform
  /** What the screen is made by; only Linux has more than one. */
  display: 'x11' | 'wayland' | 'none' | 'native'
  /** macOS: may Jutt see the keys that other programs get? */
  isTrusted: boolean
}

/** A way to see the keys, best first; an obstacle is known before it is tried. */
export interface KeyPlan {
  way: KeyWay
  obstacle: KeyObstacle | null
}

/** The ways of this platform, the best first. */
export function planKeys({ platform, display, isTrusted }: KeyFacts): KeyPlan[] {
  const toggle: KeyPlan = { way: 'toggle', obstacle: null }
  switch (display) {
    case 'wayland':
      return [{ way: 'hook', obstacle: 'wayland' }, { way: 'portal', obstacle: null }, toggle]
    case 'none':
      return [{ way: 'hook', obstacle: 'no_display' }, toggle]
    case 'x11':
      return [{ way: 'hook', obstacle: null }, toggle]
    case 'native': {
      const needsTrust = platform === 'darwin' && !isTrusted
      return [{ way: 'hook', obstacle: needsTrust ? 'accessibility' : null }, toggle]
    }
    default:
      return assertNever(display)
  }
}
