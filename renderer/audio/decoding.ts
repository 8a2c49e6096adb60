import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { FileFacts } from '../../shared/ipc/schemas/recordings.ts'
import { toAppError } from './app-error.ts'
import { createCollector } from './collector.ts'
import type { decodeFile } from './file/decode-file.ts'
import type { Session } from './session/session.ts'

/** One recording from a file. */
export interface Decoding {
  /** Decodes the file; resolves when it has ended. Does nothing where it was halted before. */
  run(): Promise<void>
  /** Ends it at once. */
  halt(): void
}

export interface DecodingDependencies {
  decode: typeof decodeFile
  url: string
  /** The sample (at 16 kHz) to go on from. */
  from: number
  openSession: () => Session
  /** Which of its tracks of sound, from 0; null for the one that it puts first itself. */
  track: number | null
  onFacts: (facts: FileFacts) => void
  /** Called once, after everything else. */
  onEnd: (trouble: AppError | null) => void
}

type State = { kind: 'waiting' } | { kind: 'decoding'; stop: AbortController } | { kind: 'ended' }

/** Makes a {@link Decoding}, which waits for its turn. */
export function createDecoding(dependencies: DecodingDependencies): Decoding {
  const { decode, url, track, from, openSession, onFacts, onEnd } = dependencies
  const collect = createCollector()
  let state: State = { kind: 'waiting' }

  async function decodeInto(session: Session, signal: AbortSignal): Promise<AppError | null> {
    async function onSound(sound: Int16Array): Promise<void> {
      session.take(sound)
      await session.room()
      collect(sound.length)
    }
    try {
      return (await decode({ url, track, from, signal, onFacts, onSound })).trouble
    } catch (error) {
      return toAppError(error)
    }
  }

  return {
    async run() {
      if (state.kind !== 'waiting') return
      const stop = new AbortController()
      state = { kind: 'decoding', stop }
      const session = openSession()
      const trouble = await decodeInto(session, stop.signal)
      const failure = await session.finish(stop.signal.aborted)
      state = { kind: 'ended' }
      onEnd(failure ?? trouble)
    },
    halt() {
      switch (state.kind) {
        case 'waiting':
          state = { kind: 'ended' }
          onEnd(null)
          return
        case 'decoding':
          state.stop.abort()
          return
        case 'ended':
          return
        default:
          assertNever(state)
      }
    },
  }
}
