import type { Exchange, Scenario } from '../service/fake-server/exchange.ts'
import type { ReceivedRequest } from '../service/fake-server/requests.ts'

/** The numbered words of the fake server's streams in a text, in their order. */
export function wordsIn(text: string, word: 'word' | 'thought'): string[] {
  return text.match(new RegExp(`${word}-\\d{4}`, 'g')) ?? []
}

/** The first `count` numbered words: what a text without hole, double or disorder holds. */
export function firstWords(word: 'word' | 'thought', count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word}-${pad(index + 1)}`)
}

export function pad(number: number): string {
  return String(number).padStart(4, '0')
}

/** How many pieces of thinking and of content were sent to a request until a moment (ms since the epoch). */
export function countSent(request: ReceivedRequest | undefined, until = Infinity) {
  const sent = (request?.sent ?? []).filter(({ at }) => at <= until)
  return {
    thoughts: sent.filter(({ thinking }) => thinking !== undefined).length,
    words: sent.filter(({ content }) => content !== undefined).length,
  }
}

/** Counts the pieces of text that a scenario sends, and tells when so many are out. */
export function createCount() {
  const waiting: { count: number; resolve: () => void }[] = []
  let sent = 0

  function note(): void {
    sent += 1
    for (const { count, resolve } of waiting) if (count <= sent) resolve()
  }

  return {
    sent: () => sent,
    async reaches(count: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (count <= sent) resolve()
      waiting.push({ count, resolve })
      await promise
    },
    of:
      (scenario: Scenario): Scenario =>
      (exchange) =>
        scenario({
          ...exchange,
          async send(...[bytes, meaning]: Parameters<Exchange['send']>) {
            await exchange.send(bytes, meaning)
            if (meaning !== undefined) note()
          },
        }),
  }
}
