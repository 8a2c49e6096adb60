import { getCACertificates } from 'node:tls'
import type { Agent, ProxyAgent } from 'undici'
import type { TlsOptions } from './agents.ts'
import type { Clock } from './clock.ts'
import { reasonedError } from './errors/service-error.ts'
import { waysIn } from './proxy-list.ts'

/** Answers like Chromium's session.resolveProxy: "DIRECT", or a list such as "PROXY host:port; SOCKS5 host:port". */
export type ResolveProxy = (url: string) => Promise<string>

/** Milliseconds until a connection stands, TLS included. */
const connectTimeout = 10_000

/** What the global fetch takes: the same class, in the types of the minor version that is built into Node. */
type FetchDispatcher = NonNullable<RequestInit['dispatcher']>

/** Milliseconds for which a way that could not be gone is tried last, as in Chromium (net/proxy_resolution). */
const setAsideFor = 5 * 60_000

/** One of the ways to an address. */
export interface Way {
  readonly dispatcher: FetchDispatcher
  /** Nothing answered there: for a while the others go first. */
  setAside(): void
}

export interface Dispatchers {
  /**
   * The ways to an address, direct or through a proxy, in the order in which the system wants them tried. Throws a
   * ServiceError where it names only proxies that Jutt cannot use: nothing goes around them.
   */
  waysTo(url: string): Promise<Way[]>
  /**
   * From now on the system's own authorities count too, such as a university's; Node's list is of the public ones. False
   * where there is none, or they count already. Reading them takes a third of a second, so it is done where it may help.
   */
  trustSystem(): boolean
  /** Closes when the last answer has ended. */
  close(): Promise<void>
  /** Breaks every connection. */
  destroy(): Promise<void>
}

export interface DispatchersOptions {
  readonly clock: Clock
  readonly resolveProxy: ResolveProxy
  /** Certificates of the authorities that the system trusts, PEM. */
  readonly systemAuthorities?: () => readonly string[]
}

/** The ways that share what they trust. */
interface Ways {
  /** The agents made so far, by the way they go. */
  readonly agents: Map<string, Agent | ProxyAgent>
  readonly tls: TlsOptions
}

function createWays(authorities?: readonly string[]): Ways {
  const ca = authorities && [...getCACertificates('default'), ...authorities]
  const tls = { timeout: connectTimeout, ...(ca === undefined ? {} : { ca }) }
  return { agents: new Map(), tls }
}

export function createDispatchers(options: DispatchersOptions): Dispatchers {
  const { clock, resolveProxy, systemAuthorities = () => getCACertificates('system') } = options
  let ways = createWays()
  const left: Ways[] = []
  let trustsSystem = false

  /** The moments until which ways are set aside, by way. */
  const aside = new Map<string, number>()

  function agentFor(name: string, make: (tls: TlsOptions) => Agent | ProxyAgent) {
    const agent = ways.agents.get(name) ?? make(ways.tls)
    ways.agents.set(name, agent)
    return agent
  }

  function agents(): readonly (Agent | ProxyAgent)[] {
    return [ways, ...left].flatMap(({ agents: made }) => [...made.values()])
  }

  return {
    async waysTo(url) {
      const [list, { createAgent }] = await Promise.all([resolveProxy(url), import('./agents.ts')])
      const named = waysIn(list)
      if (named.length === 0) throw reasonedError('unreachable', 'proxy_unusable', list)
      const isAside = (name: string): boolean => (aside.get(name) ?? 0) > clock.now()
      return named
        .map((way) => ({ way, name: JSON.stringify(way) }))
        .toSorted((one, other) => Number(isAside(one.name)) - Number(isAside(other.name)))
        .map(({ way, name }) => {
          const dispatcher: unknown = agentFor(name, (tls) => createAgent(way, tls))
          return {
            // The types of the two minors differ in `compose` alone, which fetch does not call.
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion
            dispatcher: dispatcher as FetchDispatcher,
            setAside: () => void aside.set(name, clock.now() + setAsideFor),
          }
        })
    },
    trustSystem() {
      if (trustsSystem) return false
      trustsSystem = true
      const authorities = systemAuthorities()
      if (authorities.length === 0) return false
      left.push(ways)
      ways = createWays(authorities)
      return true
    },
    async close() {
      await Promise.all(agents().map((agent) => agent.close()))
    },
    async destroy() {
      await Promise.all(agents().map((agent) => agent.destroy()))
    },
  }
}
