import { Agent, ProxyAgent } from 'undici'

/** Answers like Chromium's session.resolveProxy: "DIRECT", or "PROXY host:port" first in a list parted by ";". */
export type ResolveProxy = (url: string) => Promise<string>

/** Milliseconds until a connection stands, TLS included. */
const connectTimeout = 10_000

/** Our own clocks rule the waiting for headers and bodies: undici's would race them (0 switches them off). */
const limits = { headersTimeout: 0, bodyTimeout: 0 }

/** What the global fetch takes: the same class, in the types of the minor version that is built into Node. */
type FetchDispatcher = NonNullable<RequestInit['dispatcher']>

export interface Dispatchers {
  /** The way to an address: direct, or through the proxy that the system names for it. */
  dispatcherFor(url: string): Promise<FetchDispatcher>
  /** Closes when the last answer has ended. */
  close(): Promise<void>
  /** Breaks every connection. */
  destroy(): Promise<void>
}

export function createDispatchers(resolveProxy: ResolveProxy): Dispatchers {
  const direct = new Agent({ ...limits, connect: { timeout: connectTimeout } })
  const proxies = new Map<string, ProxyAgent>()

  function throughProxy(uri: string): ProxyAgent {
    const known = proxies.get(uri)
    if (known !== undefined) return known
    const agent = new ProxyAgent({
      ...limits,
      uri,
      proxyTls: { timeout: connectTimeout },
      requestTls: { timeout: connectTimeout },
    })
    proxies.set(uri, agent)
    return agent
  }

  return {
    async dispatcherFor(url) {
      const uri = proxyUri(await resolveProxy(url))
      const dispatcher: unknown = uri === undefined ? direct : throughProxy(uri)
      // The types of the two minors differ in `compose` alone, which fetch does not call.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return dispatcher as FetchDispatcher
    },
    async close() {
      await Promise.all([direct, ...proxies.values()].map((agent) => agent.close()))
    },
    async destroy() {
      await Promise.all([direct, ...proxies.values()].map((agent) => agent.destroy()))
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
