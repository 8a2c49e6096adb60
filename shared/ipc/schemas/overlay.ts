import { z } from 'zod'
import { appError } from './errors.ts'
import { microphoneNews } from './microphones.ts'
import { spokenLanguage } from './settings.ts'

/** What the overlay shows of a dictation into another program. */
export const overlayState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hidden') }),
  z.object({
    kind: z.literal('recording'),
    /** Milliseconds since 1970. */
    since: z.number(),
    /** Letting go of the key ends it; else the next press does. */
    isHeld: z.boolean(),
    /** Whether Escape is seen, wherever it is pressed. */
    seesEscape: z.boolean(),
    language: spokenLanguage,
    news: microphoneNews.nullable(),
  }),
  /** Text is still to come; `waiting` is why it does not come yet. */
  z.object({ kind: z.literal('finishing'), waiting: appError.nullable() }),
  /** The text is where it was to go; see Delivered in electron/dictation/ports.ts. */
  z.object({
    kind: z.literal('delivered'),
    how: z.enum(['pasted', 'pasted_over', 'copied', 'not_pasted']),
    /** Parts that could not be transcribed. */
    gaps: z.number().int().nonnegative(),
  }),
  /** The text came so late that whatever is in front by now may not be where it belongs. */
  z.object({ kind: z.literal('late') }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('nothing'), why: z.enum(['nothing_heard', 'no_words']) }),
  z.object({ kind: z.literal('failed'), error: appError }),
])
export type OverlayState = z.infer<typeof overlayState>

export const overlayView = z.object({
  /** The language of the interface. */
  language: z.enum(['en', 'et']),
  state: overlayState,
  /** The words so far. */
  text: z.string(),
})
export type OverlayView = z.infer<typeof overlayView>

/** What the key did, for the window whose message is written just now. */
export const heldKey = z.object({ phase: z.enum(['press', 'release', 'cancel']) })
export type HeldKey = z.infer<typeof heldKey>
