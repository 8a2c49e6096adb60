/** Elements whose words are of no text that can be found: buttons, and what is there twice or only to be seen. */
const passedOver = 'button, [aria-hidden=true], [data-streamdown=code-block-header]'
const blocks =
  'p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, pre, pre span.block, div, section, article'

/** All places below the element that say the words, whatever the case, also over parts that are dressed otherwise. */
export function rangesOf(root: Element, words: string): Range[] {
  if (words === '') return []
  const nodes: { node: Node; from: number }[] = []
  let text = ''
  let block: Element | null = null
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element && node.matches(passedOver)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  )
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (node instanceof Element) continue
    const around = node.parentElement?.closest(blocks) ?? null
    // Words do not go on from one block into the next.
    if (around !== block) text += '\n'
    block = around
    nodes.push({ node, from: text.length })
    text += node.nodeValue ?? ''
  }
  let at = 0
  /** Asked for one place after the other, so that many matches in a long text do not look through all of it each. */
  function nodeAt(place: number) {
    while ((nodes[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= place) at += 1
    return nodes[at]
  }
  return placesOf(text.toLowerCase(), words.toLowerCase()).map((place) => {
    const range = document.createRange()
    const start = nodeAt(place)
    const end = nodeAt(place + words.length - 1)
    if (start) range.setStart(start.node, place - start.from)
    if (end) range.setEnd(end.node, place + words.length - end.from)
    return range
  })
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  for (
    let place = text.indexOf(words);
    place !== -1;
    place = text.indexOf(words, place + words.length)
  )
    places.push(place)
  return places
}
