import { getCACertificates } from 'node:tls'
import { Agent, ProxyAgent } from 'undici'

/** Answers like Chromium's session.resolveProxy: "DIRECT", or "PROXY host:port" first in a list parted by ";". */
export type ResolveProxy = (url: string) => Promise<string>

/** Milliseconds until a connection stands, TLS included. */
const connectTimeout = 10_000

/**
 * Our own clocks rule the waiting for headers and bodies: undici's would race them (0 switches them off). An idle
 * connection is kept for 30 s where the service does not say how long it keeps it (nginx: 75 s): who dictates speaks
 * for up to 28 s before there is anything to send, and undici's own 4 s would let go of what was made ready.
 */
const limits = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 }

/** What the global fetch takes: the same class, in the types of the minor version that is built into Node. */
type FetchDispatcher = NonNullable<RequestInit['dispatcher']>

export interface Dispatchers {
  /** The way to an address: direct, or through the proxy that the system names for it. */
  dispatcherFor(url: string): Promise<FetchDispatcher>
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
  readonly resolveProxy: ResolveProxy
  /** Certificates of the authorities that the system trusts, PEM. */
  readonly systemAuthorities?: () => readonly string[]
}

/** The ways that share what they trust. */
interface Ways {
  readonly direct: Agent
  readonly proxies: Map<string, ProxyAgent>
  readonly tls: { readonly timeout: number; readonly ca?: string[] }
}

function createWays(authorities?: readonly string[]): Ways {
  const ca = authorities && [...getCACertificates('default'), ...authorities]
  const tls = { timeout: connectTimeout, ...(ca === undefined ? {} : { ca }) }
  return { direct: new Agent({ ...limits, connect: tls }), proxies: new Map(), tls }
}

export function createDispatchers(options: DispatchersOptions): Dispatchers {
  const { resolveProxy, systemAuthorities = () => getCACertificates('system') } = options
  let ways = createWays()
  const left: Ways[] = []
  let trustsSystem = false

  function throughProxy(uri: string): ProxyAgent {
    const known = ways.proxies.get(uri)
    if (known !== undefined) return known
    const agent = new ProxyAgent({ ...limits, uri, proxyTls: ways.tls, requestTls: ways.tls })
    ways.proxies.set(uri, agent)
    return agent
  }

  function agents(): readonly (Agent | ProxyAgent)[] {
    return [ways, ...left].flatMap(({ direct, proxies }) => [direct, ...proxies.values()])
  }

  return {
    async dispatcherFor(url) {
      const uri = proxyUri(await resolveProxy(url))
      const dispatcher: unknown = uri === undefined ? ways.direct : throughProxy(uri)
      // The types of the two minors differ in `compose` alone, which fetch does not call.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return dispatcher as FetchDispatcher
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

/** The first way of a proxy list that undici can go; undefined means direct. SOCKS is skipped. */
export function proxyUri(list: string): string | undefined {
  for (const way of list.split(';')) {
    const [kind = '', host] = way.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return undefined
    if (host !== undefined && kind.toUpperCase() === 'PROXY') return `http://${host}`
    if (host !== undefined && kind.toUpperCase() === 'HTTPS') return `https://${host}`
  }
  return undefined
}
