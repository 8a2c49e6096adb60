import type { Scenario } from './exchange.ts'
import { modelOf } from './requests.ts'
import type { ReceivedRequest } from './requests.ts'
import { createVisit } from './visit.ts'
import type { OpenVisit, Visit } from './visit.ts'

/** Scenarios by name: each makes a scenario from its options. */
export type Scenarios<Options> = {
  readonly [Name in keyof Options]: (options?: Options[Name]) => Scenario
}

/** The options that each scenario of a table takes, by name. */
export type OptionsIn<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (options?: infer Options) => Scenario
    ? Options
    : never
}

interface Verbs<Options> {
  /** Answers the next request that no earlier `next` waits for, once. */
  next<Name extends keyof Options>(name: Name, options?: Options[Name]): Visit
  /** Answers every request from now on that no `next` waits for. */
  always<Name extends keyof Options>(name: Name, options?: Options[Name]): Visit
  /** The same with a scenario of the test's own. */
  nextDo(scenario: Scenario): Visit
  alwaysDo(scenario: Scenario): Visit
}

/** `nth`: the how manieth request of its route it is since the last reset, from 1. */
export type Fits = (request: ReceivedRequest, nth: number) => boolean

export interface Plan<Options> extends Verbs<Options> {
  /** The same for requests that name one model only; these go before the general ones. */
  forModel(model: string): Verbs<Options>
  /** The same for requests that fit, such as those in one format, or the third; these go before all others. */
  where(fits: Fits): Verbs<Options>
  /** Forgets all that was planned. */
  reset(): void
}

/** How one request will be answered, and the handle that follows it. */
export interface Planned {
  readonly scenario: Scenario
  readonly visit: OpenVisit
}

/** For which requests a rule is: by a test, by the model, or for all. */
type Scope = Fits | string | undefined

interface Rule extends Planned {
  readonly scope: Scope
}

export interface OpenPlan<Options> extends Plan<Options> {
  take(request: ReceivedRequest): Planned
}

export function createPlan<Options>(
  scenarios: Scenarios<Options>,
  fallback: Scenario,
): OpenPlan<Options> {
  let once: Rule[] = []
  let lasting: Rule[] = []
  let taken = 0

  function verbs(scope: Scope): Verbs<Options> {
    function nextDo(scenario: Scenario): Visit {
      const rule = { scope, scenario, visit: createVisit() }
      once.push(rule)
      return rule.visit
    }
    function alwaysDo(scenario: Scenario): Visit {
      const rule = { scope, scenario, visit: createVisit() }
      lasting = [...lasting.filter((other) => other.scope !== scope), rule]
      return rule.visit
    }
    return {
      nextDo,
      alwaysDo,
      next: (name, options) => nextDo(scenarios[name](options)),
      always: (name, options) => alwaysDo(scenarios[name](options)),
    }
  }

  function find(rules: readonly Rule[], request: ReceivedRequest): Rule | undefined {
    const model = modelOf(request)
    return (
      rules.find(({ scope }) => typeof scope === 'function' && scope(request, taken)) ??
      rules.find(({ scope }) => scope !== undefined && scope === model) ??
      rules.find(({ scope }) => scope === undefined)
    )
  }

  return {
    ...verbs(undefined),
    forModel: verbs,
    where: verbs,
    reset() {
      once = []
      lasting = []
      taken = 0
    },
    take(request) {
      taken++
      const planned = find(once, request)
      if (planned !== undefined) {
        once = once.filter((rule) => rule !== planned)
        return planned
      }
      return find(lasting, request) ?? { scenario: fallback, visit: createVisit() }
    },
  }
}
