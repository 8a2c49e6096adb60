/** A stretch of what an element shows, by places in its text in UTF-16 units; null where it is not there. */
export function rangeIn(element: HTMLElement, start: number, end: number): Range | null {
  const nodes = textNodes(element)
  const from = placeIn(nodes, start)
  const to = placeIn(nodes, end - 1)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset + 1)
  return range
}

/** What an element shows, as one text. */
export function textIn(element: HTMLElement): string {
  return textNodes(element)
    .map(({ data }) => data)
    .join('')
}

/** How far into the text of the element a place in one of its nodes is; null for a node that is none of its texts. */
export function placeOf(element: HTMLElement, node: Node, offset: number): number | null {
  let before = 0
  for (const each of textNodes(element)) {
    if (each === node) return before + offset
    before += each.length
  }
  return null
}

function textNodes(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) nodes.push(node)
  }
  return nodes
}

function placeIn(nodes: readonly Text[], offset: number): { node: Text; offset: number } | null {
  let before = 0
  for (const node of nodes) {
    if (offset < before + node.length) return { node, offset: offset - before }
    before += node.length
  }
  return null
}
