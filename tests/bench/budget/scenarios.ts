import type { Counting, Limits } from './service.ts'
import type { Scenario } from './simulate.ts'

export interface NamedScenario extends Scenario {
  readonly name: string
}

const counted: Readonly<Record<Counting, string>> = {
  anchored: 'counted from the first (LiteLLM v3)',
  calendar: 'counted by the clock',
  sliding: 'counted back from each',
}

const limits: readonly (Omit<Limits, 'tells'> & { readonly name: string })[] = [
  { name: `10 requests a minute, ${counted.anchored}`, requests: 10, counting: 'anchored' },
  ...(['anchored', 'calendar', 'sliding'] as const).map((counting) => ({
    name: `60 requests a minute, ${counted[counting]}`,
    requests: 60,
    counting,
  })),
  ...(['anchored', 'sliding'] as const).map((counting) => ({
    name: `40,000 tokens a minute, ${counted[counting]}`,
    tokens: 40_000,
    counting,
  })),
  ...[8, 16].map((parallel) => ({
    name: `${parallel} at once`,
    parallel,
    counting: 'anchored' as const,
  })),
]

/** Every kind of limit, told by headers or not, for one to eight programs that share a key. */
export const scenarios: readonly NamedScenario[] = limits.flatMap(({ name, ...limit }) =>
  [true, false].flatMap((tells) =>
    [1, 2, 4, 8].map((clients) => ({
      name: `${name}, ${tells ? 'told' : 'not told'}, ${clients} ${clients === 1 ? 'program' : 'programs'}`,
      limits: { ...limit, tells },
      clients,
    })),
  ),
)
