/** UTF-16 code units of the end of a text that a continuation is asked to begin with. */
const longestAnchor = 60
/** An overlap shorter than this is chance: two sentences may begin with the same word. */
const leastOverlap = 12

/** Joins the continuation of a text to it, however its pieces are cut. */
export interface Seam {
  /** Takes what came, and gives what of it goes behind the text now. */
  push(piece: string): string
  /** Gives what was still held back. */
  finish(): string
}

/** The last words of a text: enough of them to find the place again where it broke off. */
export function anchorOf(text: string): string {
  const end = text.trimEnd()
  const tail = end.slice(-longestAnchor)
  const firstSpace = tail.search(/\s/)
  const isWhole = tail.length === end.length || firstSpace === -1
  return (isWhole ? tail : tail.slice(firstSpace)).trimStart().replace(/^[\uDC00-\uDFFF]/, '')
}

/**
 * A continuation is asked to begin with the anchor of the text; those words are dropped, which joins the two exactly,
 * also in the middle of a word. Where it begins otherwise, what it repeats of the text's end is dropped, and without
 * any repetition a space or an empty line goes between.
 */
export function createSeam(text: string): Seam {
  const anchor = anchorOf(text)
  const opensFence = isInFence(text)
  let held = ''
  let isJoined = text === ''

  /** What follows the words that were asked for; white space that stands behind the text already is dropped. */
  function following(end: string): string {
    const rest = /\s$/.test(text) ? end.trimStart() : end
    isJoined = rest !== ''
    return rest
  }

  function decide(isLast: boolean): string {
    const whole = held.trimStart()
    const asked = matchWords(whole, anchor)
    const begun = asked.kind === 'none' && opensFence ? withoutFence(whole) : whole
    const match = begun === whole ? asked : matchWords(begun, anchor)
    if (match.kind === 'whole') return following(begun.slice(match.end))
    if (match.kind === 'open' || (!isLast && begun.length < longestAnchor)) return ''
    isJoined = true
    const overlap = overlapOf(text.trimEnd(), begun)
    if (overlap > 0) return begun.slice(overlap)
    const gap = held.slice(0, held.length - whole.length)
    return (/\s$/.test(text) ? '' : gap || between(begun)) + begun
  }

  return {
    push(piece) {
      if (isJoined) return piece
      held += piece
      return decide(false)
    },
    finish() {
      if (isJoined) return ''
      const rest = decide(true)
      isJoined = true
      return rest
    },
  }
}

type Match = { kind: 'none' } | { kind: 'open' } | { kind: 'whole'; end: number }

/** Whether the text begins with these words, all white space counting alike; open while it may still come to that. */
function matchWords(text: string, words: string): Match {
  let at = 0
  let place = 0
  while (place < words.length) {
    const space = /^\s+/.exec(words.slice(place))
    if (space) {
      const here = /^\s+/.exec(text.slice(at))
      if (!here) return { kind: at === text.length ? 'open' : 'none' }
      at += here[0].length
      place += space[0].length
    } else if (at === text.length) {
      return { kind: 'open' }
    } else if (text[at] === words[place]) {
      at += 1
      place += 1
    } else {
      return { kind: 'none' }
    }
  }
  return { kind: 'whole', end: at }
}

/** The length of the longest beginning of `next` that `text` ends with; 0 where that is short enough to be chance. */
function overlapOf(text: string, next: string): number {
  for (let length = Math.min(longestAnchor, next.length, text.length); length >= leastOverlap;) {
    if (text.endsWith(next.slice(0, length))) return length
    length -= 1
  }
  return 0
}

/** A model that goes on in a block of code likes to open the block again. */
function withoutFence(begun: string): string {
  return /^`{1,2}$|^```[^\n]*$/.test(begun) ? '' : begun.replace(/^```[^\n]*\n/, '')
}

function isInFence(text: string): boolean {
  return (text.match(/^\s*```/gm) ?? []).length % 2 === 1
}

/** What goes between a text and a continuation that does not tell how it is joined. */
function between(next: string): string {
  if (/^[.,;:!?)\]}]/.test(next)) return ''
  return /^(#{1,6} |[-*+] |\d+[.)] |\||```)/.test(next) ? '\n\n' : ' '
}
