import { z } from 'zod'

/** A device that hears. Its id is Chromium's, for our origin only; where that changed, its label still tells it. */
export const microphone = z.object({
  id: z.string().min(1).max(200),
  label: z.string().max(500),
})
export type Microphone = z.infer<typeof microphone>

/** The microphone that the person chose; null is the one that the system names. */
export const microphoneChoice = microphone.nullable()
export type MicrophoneChoice = z.infer<typeof microphoneChoice>

/** The microphones that are connected now. */
export const microphoneList = z.object({ microphones: z.array(microphone).max(100) })

/** Why nothing is heard although the microphone is open. */
export const silence = z.enum(['muted', 'zeros', 'refused'])
export type Silence = z.infer<typeof silence>

/** What there is to tell of the microphone while it is recorded from. */
export const microphoneNews = z.discriminatedUnion('kind', [
  /** The chosen one is not there: another one hears. */
  z.object({ kind: z.literal('replaced'), label: z.string() }),
  /** One was unplugged in mid-sentence: another one goes on in the same recording; null is the system's, by whatever name. */
  z.object({ kind: z.literal('switched'), label: z.string().nullable() }),
  z.object({ kind: z.literal('silent'), reason: silence }),
  /** It was silent, and is so no more. */
  z.object({ kind: z.literal('heard') }),
])
export type MicrophoneNews = z.infer<typeof microphoneNews>

export const microphoneTold = z.object({
  recordingId: z.string().min(1).max(64),
  news: microphoneNews,
})
export type MicrophoneTold = z.infer<typeof microphoneTold>
