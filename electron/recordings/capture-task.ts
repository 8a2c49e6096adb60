import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { SoundEnding } from './sound-end.ts'

/** Where the key is held for what is spoken: in the window, or by the shortcut for any program. */
export type Holder = 'window' | 'shortcut'

/** What the audio page is doing for a recording, or will do as soon as it is there and nothing comes before it. */
export interface Task {
  source: 'microphone' | 'file'
  /** Null for a file. */
  holder: Holder | null
  isSent: boolean
  /** Why it was told to end; null as long as it goes on. */
  leaving: Leaving | null
  /** Stops waiting for the page to end it; null while nobody waits for that. */
  callOff: (() => void) | null
  /** How often the page died while it read this file, and how much sound there was at the last time. */
  deaths: { times: number; samples: number }
}

/** The person ends it or holds it; or it is the turn of another file, and this one is read on later. */
export type Leaving = 'cancelled' | 'paused' | 'set aside'

export function newTask(source: Task['source'], holder: Holder | null): Task {
  const deaths = { times: 0, samples: 0 }
  return { source, holder, isSent: false, leaving: null, callOff: null, deaths }
}

/** Is it to end for good, or to be held, as soon as the page has ended it? */
export function isToEnd({ leaving }: Task): boolean {
  return leaving === 'cancelled' || leaving === 'paused'
}

/** What is stored of its end, of which the page told `trouble`. */
export function howItEnded({ leaving }: Task, trouble: AppError | null): SoundEnding {
  switch (leaving) {
    case 'cancelled':
      return 'cancelled'
    case 'paused':
      return trouble === null || trouble.code === 'sound_interrupted' ? 'paused' : trouble
    case 'set aside':
    case null:
      return trouble
    default:
      return assertNever(leaving)
  }
}
