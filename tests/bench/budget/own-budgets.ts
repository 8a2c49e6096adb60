import { createAttempts } from '../../../electron/service/attempts.ts'
import type { Attempt } from '../../../electron/service/attempts.ts'
import type { Budget } from '../../../electron/service/budget/budget.ts'
import { limitsIn, refusedKind } from '../../../electron/service/budget/told-limits.ts'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import type { Ask, Scheme, World } from './scheme.ts'
import type { Request } from './service.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Milliseconds on the way to the service: at least, and what chance adds. */
const way = { least: 20, chance: 60 }

export type MakeBudget = (time: VirtualTime, random: () => number) => Budget

/** Each program has a budget of its own and knows nothing of the others. */
export function ownBudgets(makeBudget: MakeBudget): Scheme {
  return (world) => () => askThrough(makeBudget(world.time, world.random), world)
}

function askThrough(budget: Budget, { time, service, random, prompt }: World): Ask {
  const attempts = createAttempts({ budget, clock: time, random })
  const { signal } = new AbortController()

  async function send(request: Request, { used }: Attempt): Promise<void> {
    const sentAt = time.now()
    await time.sleep(way.least + random() * way.chance)
    const answer = await service.ask(request)
    await time.sleep(way.least + random() * way.chance)
    budget.told(limitsIn(answer.headers), sentAt, refusedKind(answer.headers))
    if (answer.kind === 'refused') throw answer.error
    if (prompt > 0) used(request.tokens)
  }

  // As the transcriber does: what failed is asked for again, after the pause that the service wants.
  return async ({ request, priority, onSent }) => {
    for (;;) {
      try {
        const once = (attempt: Attempt) => send(request, attempt)
        await attempts.run(
          { tokens: prompt, once },
          {
            priority,
            signal,
            onWait: ({ kind }) => {
              if (kind === 'sent') onSent()
            },
          },
        )
        return
      } catch (caught) {
        if (!(caught instanceof ServiceError) || caught.remedy !== 'wait') throw caught
        await time.sleep((caught.error.retryAfterSeconds ?? 2) * 1000 * (1 + random() / 4))
      }
    }
  }
}
