import { socksDispatcher } from 'fetch-socks'
import { Agent, ProxyAgent } from 'undici'
import { assertNever } from '../../shared/assert-never.ts'
import type { ProxyWay } from './proxy-list.ts'

/**
 * Our own clocks rule the waiting for headers and bodies: undici's would race them (0 switches them off). An idle
 * connection is kept for 30 s where the service does not say how long it keeps it (nginx: 75 s): who dictates speaks
 * for up to 28 s before there is anything to send, and undici's own 4 s would let go of what was made ready.
 */
const limits = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 }

/** What is known of TLS: how long a connection may take to stand, and which authorities count. */
export interface TlsOptions {
  readonly timeout: number
  readonly ca?: string[]
}

/** Makes what goes one way. Loaded when something is first sent: undici takes long to load. */
export function createAgent(way: ProxyWay, tls: TlsOptions): Agent | ProxyAgent {
  switch (way.kind) {
    case 'direct':
      return new Agent({ ...limits, connect: tls })
    case 'http':
      return new ProxyAgent({ ...limits, uri: way.uri, proxyTls: tls, requestTls: tls })
    case 'socks': {
      // undici's own agent for SOCKS is experimental, and would bring back its clocks.
      const { version, host, port } = way
      return socksDispatcher({ type: version, host, port }, { ...limits, connect: tls })
    }
    default:
      return assertNever(way)
  }
}
