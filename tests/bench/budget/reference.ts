import { createLedger } from './ledger.ts'
import type { Ask, Scheme } from './scheme.ts'
import type { Request } from './service.ts'

interface Waiting {
  readonly request: Request
  start(): void
}

/**
 * What a limit allows: one scheduler at the door of the service for the requests of all programs. It knows the limit, how
 * its minutes are counted and, of each request, how many tokens and milliseconds its answer will take. The next request
 * goes as soon as the service takes it and no minute comes to more than the limit: persons first, programs in turns.
 */
export const reference: Scheme = (world) => {
  const { time, service, limits, clients } = world
  const ledger = createLedger(world)
  const persons: Waiting[] = []
  const batches = Array.from({ length: clients }, (): Waiting[] => [])
  let programs = 0
  /** The program whose batch comes next. */
  let turn = 0
  let inFlight = 0
  let callOffAlarm: (() => void) | undefined

  function nextLine(): Waiting[] | undefined {
    const inTurn = [...batches.slice(turn), ...batches.slice(0, turn)]
    return [persons, ...inTurn].find((line) => line.length > 0)
  }

  function go(): void {
    callOffAlarm?.()
    callOffAlarm = undefined
    for (let line = nextLine(); line?.[0] !== undefined; line = nextLine()) {
      const [{ request, start }] = line
      if (inFlight >= (limits.parallel ?? Infinity)) return
      const opensAt = ledger.opensAt(request)
      if (opensAt > time.now()) {
        callOffAlarm = time.after(opensAt - time.now(), go)
        return
      }
      line.shift()
      if (line !== persons) turn = (batches.indexOf(line) + 1) % clients
      inFlight += 1
      ledger.sent(request)
      start()
    }
  }

  function askFor(program: number): Ask {
    return async ({ request, priority, onSent }) => {
      const { promise: isTurn, resolve: start } = Promise.withResolvers<void>()
      const line = priority === 'person' ? persons : batches[program]
      line?.push({ request, start })
      go()
      await isTurn
      onSent()
      const { kind } = await service.ask(request)
      if (kind === 'refused') throw new Error('The reference was refused')
      inFlight -= 1
      go()
    }
  }

  return () => askFor(programs++)
}
