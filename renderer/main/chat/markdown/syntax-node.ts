/** The little of a syntax tree (hast) that our plugins need. */
export interface SyntaxNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: SyntaxNode[]
}
