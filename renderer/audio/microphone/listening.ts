import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import { toAppError } from '../app-error.ts'
import type { Session } from '../session/session.ts'
import type { Timer } from '../timer.ts'
import type { Microphone, OpenMicrophone } from './microphone.ts'

/** Milliseconds kept after the key was released: people let go of it in their last word. */
const TAIL = 300

/** Milliseconds without any sound after which a microphone that says nothing of it is gone. */
const LONGEST_STALL = 3000

/** Milliseconds after which a device that does not open is stuck, for instance in its driver. */
const LONGEST_OPENING = 10_000

/** One recording from the microphone. */
export interface Listening {
  /** Ends it after its tail. */
  release(): void
  /** Ends it at once. */
  halt(): void
}

export interface ListeningDependencies {
  microphone: Microphone
  timer: Timer
  /** Makes the way of the sound to main. */
  openSession: (onFailure: () => void) => Session
  /** Called once, after everything else. */
  onEnd: (trouble: AppError | null) => void
}

type State =
  | { kind: 'opening' }
  | { kind: 'listening'; device: OpenMicrophone }
  /** The key was released; the device may not even be open yet. */
  | { kind: 'tailing'; device: OpenMicrophone | null }
  /** The device hands over its last sound. */
  | { kind: 'closing' }
  /** No more sound is taken; what there is goes to main. A device that opens now is closed again. */
  | { kind: 'ending' }

/** Opens the microphone and sends its sound until told otherwise. */
export function listen(dependencies: ListeningDependencies): Listening {
  const { microphone, timer, openSession, onEnd } = dependencies
  const session = openSession(() => void end(null))
  let state: State = { kind: 'opening' }
  let callOffStall = (): void => undefined
  void open()

  async function open(): Promise<void> {
    const callOff = timer(LONGEST_OPENING, () => void end({ code: 'microphone_busy' }))
    try {
      const device = await microphone.open({ onSound, onLost })
      callOff()
      await opened(device)
    } catch (error) {
      callOff()
      await end(toAppError(error))
    }
  }

  async function opened(device: OpenMicrophone): Promise<void> {
    switch (state.kind) {
      case 'opening':
        state = { kind: 'listening', device }
        awaitSound()
        return
      case 'tailing':
        state = { kind: 'tailing', device }
        return
      case 'ending':
        await device.close()
        return
      case 'listening':
      case 'closing':
        throw new Error('A microphone was opened twice.')
      default:
        assertNever(state)
    }
  }

  function onSound(sound: Int16Array): void {
    if (state.kind === 'ending') return
    session.take(sound)
    if (state.kind === 'listening') awaitSound()
  }

  function awaitSound(): void {
    callOffStall()
    callOffStall = timer(LONGEST_STALL, onLost)
  }

  function onLost(): void {
    void end({ code: 'microphone_lost' })
  }

  async function end(trouble: AppError | null, isInHurry = false): Promise<void> {
    if (state.kind === 'closing' || state.kind === 'ending') return
    const device = state.kind === 'opening' ? null : state.device
    callOffStall()
    state = { kind: 'closing' }
    if (device) await Promise.allSettled([device.close()])
    state = { kind: 'ending' }
    const failure = await session.finish(isInHurry)
    onEnd(failure ?? trouble)
  }

  return {
    release() {
      switch (state.kind) {
        case 'opening':
        case 'listening': {
          const device = state.kind === 'listening' ? state.device : null
          callOffStall()
          state = { kind: 'tailing', device }
          timer(TAIL, () => void end(null))
          return
        }
        case 'tailing':
        case 'closing':
        case 'ending':
          return
        default:
          assertNever(state)
      }
    },
    halt: () => void end(null, true),
  }
}
