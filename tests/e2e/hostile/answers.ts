import type { Group } from './group.ts'

/** So many payloads in one answer at most, and so many characters in one of them. */
const most = { payloads: 40, characters: 1000 }

/** Pushes what follows it so far away that it is not rendered. */
const isTall = /\d{5}em/

/**
 * The payloads of a group, divided onto answers. Labels and footnotes hold for a whole answer: of those that name the
 * same one each stands in another.
 */
export function answersOf({ payloads }: Group): string[][] {
  const isAlone = (payload: string) => payload.length > most.characters || isTall.test(payload)
  const answers: string[][] = []
  for (const payload of payloads.filter((each) => !isAlone(each))) {
    const answer = answers.find(
      (others) => others.length < most.payloads && !others.some((other) => meet(other, payload)),
    )
    if (answer) answer.push(payload)
    else answers.push([payload])
  }
  return [...answers, ...payloads.filter(isAlone).map((payload) => [payload])]
}

function meet(one: string, other: string): boolean {
  return (
    named(one, definition).some((label) => named(other, mention).includes(label)) ||
    named(other, definition).some((label) => named(one, mention).includes(label))
  )
}

const mention = /\[([^\][]*)\]/g
const definition = /\[([^\][]*)\]:/g

function named(payload: string, pattern: RegExp): string[] {
  return Array.from(payload.matchAll(pattern), ([, label = '']) => label.trim().toLowerCase())
}

/** One answer; of several payloads each is followed by a paragraph that tells where it ends. */
export function marked(payloads: readonly string[]): string {
  if (payloads.length === 1) return payloads.join('')
  return payloads.map((payload, index) => `${payload}\n\nEnd of ${index}.`).join('\n\n')
}

/** In the page: how many payloads of a marked answer end where they should; the next has gone on into what follows it. */
export function standingAlone(answer: Element): number {
  const texts = new Set(
    Array.from(
      answer.querySelectorAll('p:not(li p, blockquote p, td p, section p)'),
      (element) => element.textContent,
    ),
  )
  let count = 0
  while (texts.has(`End of ${count}.`)) count += 1
  return count
}
