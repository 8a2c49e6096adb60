import type { Scenario } from '../exchange.ts'
import type { OptionsIn } from '../plan.ts'
import { statusScenarios } from '../status-scenarios.ts'
import { audioDialects } from './dialect-scenarios.ts'
import { audioFaults } from './fault-scenarios.ts'
import { audioStreams } from './stream-scenarios.ts'
import { unreliableHearings } from './unreliable-scenarios.ts'

/** Every way in which POST /audio/transcriptions may answer. */
export const audioScenarios = {
  ...audioDialects,
  ...audioStreams,
  ...unreliableHearings,
  ...audioFaults,
  ...statusScenarios,
}

export type AudioOptions = OptionsIn<typeof audioScenarios>

/** Without a plan: vLLM's answer with words made of the sound; 422 without a model, 400 for what is not a WAV. */
export const hearSensibly: Scenario = audioScenarios.says()
