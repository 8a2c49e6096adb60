/** One way to the service, as a proxy list names it; `port` of a proxy. */
export type ProxyWay =
  | { readonly kind: 'direct' }
  | { readonly kind: 'http'; readonly uri: string }
  | {
      readonly kind: 'socks'
      readonly version: 4 | 5
      readonly host: string
      readonly port: number
    }

/** The default ports of Chromium's proxy lists (net/base/proxy_server.cc). */
const socksPort = 1080
const socksVersions: Readonly<Record<string, 4 | 5>> = { SOCKS: 4, SOCKS4: 4, SOCKS5: 5 }

/**
 * The ways of a list such as "PROXY a:3128; SOCKS5 b:1080; DIRECT", in the order in which they are to be tried. What
 * Jutt cannot go (QUIC, or a word it does not know) is left out: an empty answer is not a leave to go direct. A list
 * that names nothing is one.
 */
export function waysIn(list: string): ProxyWay[] {
  const named = list
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '')
  return named.length === 0 ? [{ kind: 'direct' }] : named.flatMap(wayOf)
}

function wayOf(named: string): ProxyWay[] {
  const [word = '', host] = named.split(/\s+/)
  const kind = word.toUpperCase()
  if (kind === 'DIRECT') return [{ kind: 'direct' }]
  if (host === undefined) return []
  if (kind === 'PROXY' || kind === 'HTTP') return [{ kind: 'http', uri: `http://${host}` }]
  if (kind === 'HTTPS') return [{ kind: 'http', uri: `https://${host}` }]
  const version = socksVersions[kind]
  const url = URL.parse(`socks://${host}`)
  if (version === undefined || url === null) return []
  // An IPv6 address stands in brackets in a URL, and without them where a socket is opened.
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return [{ kind: 'socks', version, host: name, port: Number(url.port || socksPort) }]
}
