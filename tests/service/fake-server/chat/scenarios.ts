import type { Exchange } from '../exchange.ts'
import type { OptionsIn } from '../plan.ts'
import { statusScenarios } from '../status-scenarios.ts'
import { field } from '../requests.ts'
import { defaultAnswer, stream } from './answer.ts'
import { answerAtOnce } from './at-once.ts'
import { dialectScenarios } from './dialect-scenarios.ts'
import { litellm } from './dialects.ts'
import { faultScenarios } from './fault-scenarios.ts'
import { framingScenarios } from './framing-scenarios.ts'
import { pacedScenarios } from './paced-scenarios.ts'

/** Every way in which POST /chat/completions may answer. */
export const chatScenarios = {
  ...dialectScenarios,
  ...framingScenarios,
  ...faultScenarios,
  ...pacedScenarios,
  ...statusScenarios,
}

export type ChatOptions = OptionsIn<typeof chatScenarios>

/** Without a plan: LiteLLM's dialect, thinking by the model's name, 400 for a model that is not served. */
export async function answerSensibly(exchange: Exchange, models: readonly string[]): Promise<void> {
  const chatModels = models.filter((id) => !/whisper|embed/i.test(id))
  if (chatModels.includes(exchange.model)) {
    if (field(exchange.request.json, 'stream') === true) {
      await stream(exchange, litellm, defaultAnswer(exchange))
    } else {
      await answerAtOnce(exchange)
    }
  } else {
    await statusScenarios['400-model-litellm']()(exchange)
  }
}
