/** Where a link of an answer leads. */
export type LinkTarget =
  | { kind: 'outside'; url: string }
  | { kind: 'inside'; id: string }
  | { kind: 'refused' }

const allowed = new Set(['http:', 'https:', 'mailto:'])

/** Web and mail addresses lead outside, a fragment to a place in the same answer, all else nowhere. */
export function linkTarget(href: string | undefined): LinkTarget {
  if (href === undefined) return { kind: 'refused' }
  if (href.startsWith('#')) return { kind: 'inside', id: href.slice(1) }
  if (!URL.canParse(href)) return { kind: 'refused' }
  const { protocol, href: url } = new URL(href)
  return allowed.has(protocol) ? { kind: 'outside', url } : { kind: 'refused' }
}
