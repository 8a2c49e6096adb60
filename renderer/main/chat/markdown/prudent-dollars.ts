import type { PluginConfig } from 'streamdown'

type RemarkPlugin = NonNullable<PluginConfig['math']>['remarkPlugin']

/** The little of a syntax tree that is needed here. */
interface Node {
  type: string
  value?: string
  data?: unknown
  children?: Node[]
  position?: { start: { offset?: number }; end: { offset?: number } }
}

/**
 * Is this, with its dollars, money rather than maths? The rule is pandoc's (tex_math_dollars): no space inside of
 * either dollar, no digit after the closing one. "$5 and $6" are prices.
 */
export function isMoney(raw: string, next: string): boolean {
  if (raw.startsWith('$$')) return false
  return /^\$\s|\s\$$/.test(raw) || /^\d/.test(next)
}

function turnMoneyBack(node: Node, source: string): void {
  for (const child of node.children ?? []) {
    const start = child.position?.start.offset
    const end = child.position?.end.offset
    if (child.type !== 'inlineMath' || start === undefined || end === undefined) {
      turnMoneyBack(child, source)
      continue
    }
    const raw = source.slice(start, end)
    if (!isMoney(raw, source.slice(end, end + 1))) continue
    child.type = 'text'
    child.value = raw
    delete child.data
  }
}

/** The plugin for maths with single dollars, less what is money. */
export function prudentDollars(remarkMath: RemarkPlugin): RemarkPlugin {
  const moneyIsText = () => (tree: Node, source: { value: unknown }) => {
    turnMoneyBack(tree, String(source.value))
  }
  return { plugins: [remarkMath, moneyIsText] }
}
