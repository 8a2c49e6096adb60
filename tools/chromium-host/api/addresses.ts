/**
 * Between the addresses that the app knows (app://jutt/main/index.html) and those that Chromium loads
 * (http://jutt.localhost/main/index.html). Custom schemes never load in Chromium; an origin of its own under
 * .localhost is a secure context, keeps its storage over restarts, and is reached by the host's server only.
 */
export interface Addresses {
  /** Declares a scheme whose addresses the host serves. */
  addScheme(scheme: string): void
  toChromium(url: string): string
  toApp(url: string): string
  /** The app's origin of an address: `app://jutt` or what the URL standard says. */
  originOf(url: string): string
}

export function createAddresses(): Addresses {
  const schemes: string[] = []
  const schemeOfHost = new Map<string, string>()

  function parse(url: string): URL | undefined {
    return URL.canParse(url) ? new URL(url) : undefined
  }

  function toChromium(url: string): string {
    const parsed = parse(url)
    const scheme = parsed?.protocol.slice(0, -1)
    if (parsed === undefined || scheme === undefined || !schemes.includes(scheme)) return url
    schemeOfHost.set(parsed.hostname, scheme)
    const rest = url.slice(url.indexOf('//') + 2 + parsed.host.length)
    return new URL(`http://${parsed.hostname}.localhost${rest}`).href
  }

  function toApp(url: string): string {
    const parsed = parse(url)
    if (parsed?.protocol !== 'http:' || parsed.port !== '') return url
    if (!parsed.hostname.endsWith('.localhost')) return url
    const host = parsed.hostname.slice(0, -'.localhost'.length)
    const scheme = schemeOfHost.get(host) ?? schemes[0]
    if (scheme === undefined) return url
    return `${scheme}://${host}${parsed.pathname}${parsed.search}${parsed.hash}`
  }

  return {
    addScheme: (scheme) => void schemes.push(scheme),
    toChromium,
    toApp,
    originOf(url) {
      const parsed = parse(toApp(url))
      if (parsed === undefined) return 'null'
      const custom = schemes.includes(parsed.protocol.slice(0, -1))
      return custom ? `${parsed.protocol}//${parsed.host}` : parsed.origin
    },
  }
}
