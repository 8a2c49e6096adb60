import type { Exchange, Scenario } from '../exchange.ts'
import { formField } from '../requests.ts'
import { answerLiterally, statusScenarios } from '../status-scenarios.ts'
import { hear, soundOf } from './hearing.ts'
import type { Hearing, Says } from './hearing.ts'
import type { Sound } from './sound.ts'

/** Makes a scenario that answers a sound; a request without a model gets 422, a file that is not a WAV 400. */
export function heard<Options extends Says>(
  answer: (
    exchange: Exchange,
    hearing: Hearing,
    options: Partial<Options>,
    sound: Sound,
  ) => Promise<void>,
): (options?: Options) => Scenario {
  return (options) => async (exchange) => {
    const sound = soundOf(exchange.request)
    if (formField(exchange.request, 'model') === undefined) {
      await statusScenarios['422-detail']()(exchange)
    } else if (sound === undefined) {
      await answerLiterally(exchange, {
        status: 400,
        body: '{"error":{"message":"Invalid or unsupported audio file.","type":"BadRequestError","param":null,"code":400}}',
      })
    } else {
      const given: Partial<Options> = options ?? {}
      await answer(exchange, hear(exchange.request, sound, given), given, sound)
    }
  }
}
