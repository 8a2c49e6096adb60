import type { FakeServer } from '../service/fake-server/server.ts'
import { matrix } from '../service/matrix.ts'
import type { ModelsName } from '../service/matrix.ts'
import { expect, test } from './jutt.ts'

type Scenario = Parameters<FakeServer['models']['next']>[0]

/** What the person who looks at Settings reads when the service is checked: the outcome, and the models in their order. */
interface Sight {
  readonly scenario: Scenario
  readonly outcome: RegExp
  readonly models: readonly string[]
}

const qwen = 'qwen3.5-122b'
const gemma = 'gemma-4-31B-it'

function lists(scenario: Scenario, ...models: readonly string[]): Sight {
  return { scenario, outcome: /The service answered/, models }
}

/** What was known of the models before stays. */
function fails(scenario: Scenario, outcome: RegExp): Sight {
  return { scenario, outcome, models: [gemma, qwen] }
}

const sights: Record<ModelsName, Sight> = {
  vllm: lists('vllm', gemma),
  'litellm-min': lists('litellm-min', qwen, `${qwen}-nonthinking`, gemma, 'whisper-large-v3'),
  'litellm-with-limits': lists('litellm-with-limits', qwen, gemma),
  'catalog-only': lists('catalog-only', qwen),
  'missing-fields': lists('missing-fields', gemma, qwen),
  '401': fails('401-litellm', /The service refused the key/),
  html: fails('html', /not an LLM service/),
}

test('models: what a person sees of every scenario, and which models stay to choose from', async ({
  jutt,
  server,
}) => {
  await jutt.button('Settings').click()
  const main = jutt.page.getByRole('main')
  const outcome = main.getByRole('status')
  for (const name of matrix.models) {
    const { scenario, outcome: sentence, models } = sights[name]
    await test.step(name, async () => {
      server.models.next(scenario)
      await jutt.button('Check the service again').click()
      await expect(outcome.filter({ hasText: sentence })).toBeVisible()
      const rows = main
        .getByRole('region', { name: 'Models', exact: true })
        .getByRole('list')
        .getByRole('listitem')
      await expect(rows).toHaveCount(models.length)
      for (const [place, model] of models.entries()) {
        await expect(rows.nth(place)).toContainText(model)
      }
      await expect(main).not.toContainText('<html')
    })
  }
})
