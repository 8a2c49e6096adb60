import { z } from 'zod'

/** The keys for dictation into any program that can be chosen, as Electron's accelerators; "off" is none. */
export const dictationShortcut = z.enum(['Control+Shift+Space', 'Control+Alt+D', 'F8', 'F9', 'off'])

/** Where the text goes of what is dictated into any program. */
export const dictationTarget = z.enum(['front', 'clipboard'])
export type DictationTarget = z.infer<typeof dictationTarget>

/**
 * How the keys are seen. hook: by a watch on the keyboard, which sees them let go of. portal: by the desktop, which
 * tells that too. toggle: only that they were pressed.
 */
export const keyWay = z.enum(['hook', 'portal', 'toggle'])
export type KeyWay = z.infer<typeof keyWay>

/** Why a way does not work here. */
export const keyObstacle = z.enum([
  /** Wayland lets no program watch the keyboard. */
  'wayland',
  /** macOS asks for the right of Accessibility first. */
  'accessibility',
  /** There is no screen that keys are pressed at. */
  'no_display',
  /** It was tried and failed, or another program has the keys. */
  'failed',
])
export type KeyObstacle = z.infer<typeof keyObstacle>

export const shortcutState = z.object({
  /** Null where no way works, and while none is needed. */
  way: keyWay.nullable(),
  /** The better ways, and what is against each of them. */
  obstacles: z.array(z.object({ way: keyWay, obstacle: keyObstacle })),
})
export type ShortcutState = z.infer<typeof shortcutState>
