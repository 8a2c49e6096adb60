import type { Priority } from '../../../electron/service/budget/queue.ts'
import type { Limits, Request, SimulatedService } from './service.ts'
import type { VirtualTime } from './virtual-time.ts'

/** One request of a program; `onSent` tells when it no longer waits for its turn. */
export interface Sending {
  readonly request: Request
  readonly priority: Priority
  onSent(): void
}

/** Comes back with the answer, however often it had to be asked for. */
export type Ask = (sending: Sending) => Promise<void>

/** What the programs of a run share. */
export interface World {
  readonly time: VirtualTime
  readonly service: SimulatedService
  readonly limits: Limits
  readonly clients: number
  readonly random: () => number
  /** Tokens of a prompt; 0 for sound. */
  readonly prompt: number
}

/** By what the requests of all programs get to the service: made once for a run, then called for each program. */
export type Scheme = (world: World) => () => Ask
