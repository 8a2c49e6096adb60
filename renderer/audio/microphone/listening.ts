import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { MicrophoneNews } from '../../../shared/ipc/schemas/microphones.ts'
import { toAppError } from '../app-error.ts'
import type { Session } from '../session/session.ts'
import type { Timer } from '../timer.ts'
import type { Microphone, MicrophoneWish, OpenMicrophone } from './microphone.ts'
import { createSilenceWatch } from './silence-watch.ts'

/**
 * Milliseconds kept after the key was released: people let go of it in their last word. 350 ms mended 19 of 20 takes
 * whose end was missing, 500 ms all (Handy#1983).
 */
const TAIL = 400

/** Milliseconds without any sound after which a microphone that says nothing of it is gone. */
const LONGEST_STALL = 3000

/** Milliseconds after which a device that does not open is stuck, for instance in its driver. */
const LONGEST_OPENING = 10_000

/** Devices that are opened one after the other without any sound from them; then there is none that hears. */
const MOST_BARREN = 3

/** One recording from the microphone. */
export interface Listening {
  /** Ends it after its tail. */
  release(): void
  /** Ends it at once. */
  halt(): void
}

export interface ListeningDependencies {
  microphone: Microphone
  wish: MicrophoneWish
  timer: Timer
  /** Makes the way of the sound to main. */
  openSession: (onFailure: () => void) => Session
  tell: (news: MicrophoneNews) => void
  /** Called once, after everything else. */
  onEnd: (trouble: AppError | null) => void
}

type State =
  /** The first device is opened, or the next one after one was lost. */
  | { kind: 'opening' }
  | { kind: 'listening'; device: OpenMicrophone }
  /** The key was released; the device may not even be open yet. */
  | { kind: 'tailing'; device: OpenMicrophone | null }
  /** The device hands over its last sound. */
  | { kind: 'closing' }
  /** No more sound is taken; what there is goes to main. A device that opens now is closed again. */
  | { kind: 'ending' }

/** Opens the microphone and sends its sound until told otherwise; where it is unplugged, the next one goes on. */
export function listen(dependencies: ListeningDependencies): Listening {
  const { microphone, wish, timer, openSession, tell, onEnd } = dependencies
  const session = openSession(() => void end(null))
  const silence = createSilenceWatch(timer, tell)
  let state: State = { kind: 'opening' }
  /** Counts the devices, so that what an earlier one still says of itself is not taken for the present one. */
  let asked = 0
  let barren = 0
  let isMuted = false
  let callOffStall = (): void => undefined
  void openFirst()

  async function openFirst(): Promise<void> {
    try {
      const device = await open(wish)
      const wanted = wish.device
      if (wanted && device && device.label !== wanted.label) {
        tell({ kind: 'replaced', label: device.label })
      }
    } catch (error) {
      await end(toAppError(error))
    }
  }

  /** Whatever was chosen is gone: the system's own goes on, which is another one by now. */
  async function openNext(lost: OpenMicrophone): Promise<void> {
    state = { kind: 'opening' }
    callOffStall()
    silence.reset()
    barren += 1
    await Promise.allSettled([lost.close()])
    try {
      if (barren >= MOST_BARREN) throw new Error('No microphone gives any sound.')
      const device = await open({ ...wish, device: null })
      if (device) tell({ kind: 'switched', label: device.label })
    } catch {
      await end({ code: 'microphone_lost' })
    }
  }

  /** Null where it was not wanted any more when it opened. */
  async function open(wanted: MicrophoneWish): Promise<OpenMicrophone | null> {
    const number = ++asked
    isMuted = false
    const callOff = timer(LONGEST_OPENING, () => void end({ code: 'microphone_busy' }))
    try {
      const device = await microphone.open(wanted, {
        onSound: (sound) => number === asked && onSound(sound),
        onLost: () => number === asked && onLost(),
        onMuted: (muted) => number === asked && onMuted(muted),
        onMoved: (label) => number === asked && tell({ kind: 'switched', label }),
      })
      return await opened(device)
    } finally {
      callOff()
    }
  }

  async function opened(device: OpenMicrophone): Promise<OpenMicrophone | null> {
    switch (state.kind) {
      case 'opening':
        state = { kind: 'listening', device }
        awaitSound()
        return device
      case 'tailing':
        state = { kind: 'tailing', device }
        return device
      case 'closing':
      case 'ending':
        await device.close()
        return null
      case 'listening':
        throw new Error('A microphone was opened twice.')
      default:
        return assertNever(state)
    }
  }

  function onSound(sound: Int16Array): void {
    if (state.kind === 'ending' || sound.length === 0) return
    session.take(sound)
    silence.push(sound)
    barren = 0
    if (state.kind === 'listening') awaitSound()
  }

  function onMuted(muted: boolean): void {
    isMuted = muted
    silence.setMuted(muted)
    if (state.kind === 'listening') awaitSound()
  }

  /** A muted device may give nothing at all, and is there none the less. */
  function awaitSound(): void {
    callOffStall()
    if (!isMuted) callOffStall = timer(LONGEST_STALL, onLost)
  }

  function onLost(): void {
    if (state.kind === 'listening') void openNext(state.device)
    else if (state.kind !== 'opening') void end({ code: 'microphone_lost' })
  }

  async function end(trouble: AppError | null, isInHurry = false): Promise<void> {
    if (state.kind === 'closing' || state.kind === 'ending') return
    const device = state.kind === 'opening' ? null : state.device
    callOffStall()
    state = { kind: 'closing' }
    if (device) await Promise.allSettled([device.close()])
    state = { kind: 'ending' }
    silence.reset()
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
