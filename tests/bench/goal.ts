import type { Host } from '../../tools/setup/host.ts'
import type { Kind } from './sound-files.ts'

/** One line of the bench: a goal, and what was measured for it in this run. */
export interface Outcome {
  /** The number of the goal, for instance P2. */
  id: string
  name: string
  figure: string
  /** The same work done in the barest way, in this run. */
  baseline: string
  /** The figure as a multiple of the baseline, where that says something. */
  ratio: string
  goal: string
  verdict: Verdict
}

export type Verdict = 'met' | 'MISSED' | 'not yet measured'

export function verdict(isMet: boolean): Verdict {
  return isMet ? 'met' : 'MISSED'
}

export interface Measured {
  outcomes: Outcome[]
  /** The figures behind the outcomes, a line each. */
  raw: string[]
}

export interface Bench {
  host: Host
  /** A folder for profiles and other things that go when the bench ends. */
  folder: string
  /** How long the long file of P6 is. */
  hours: number
  /** Which formats P6 reads. */
  kinds: readonly Kind[]
  /** How long P8 does nothing. */
  idleMinutes: number
  /** How many messages P4 searches. */
  messages: number
}

/** Measures one group of goals; throws where it could not. */
export type Measure = (bench: Bench) => Promise<Measured>
