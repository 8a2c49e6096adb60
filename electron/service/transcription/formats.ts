import type { SpeechFindings } from '../../../shared/ipc/schemas/findings.ts'
import type { AnswerFormat } from './post-sound.ts'

/**
 * The one place for what is known of the way in which a service transcribes, learnt from its answers, and which format
 * it is asked for by that.
 */
export interface Formats {
  /** The format to ask for, and behind it those to ask for where it is refused. */
  ladder(language: string | null): readonly [AnswerFormat, ...AnswerFormat[]]
  /** The service refused this format, and took a lower one with the same sound. */
  refused(format: AnswerFormat): void
  /** True where verbose_json should be compared now; it then is being proven until one of the next two is called. */
  beginProof(): boolean
  proven(isWhole: boolean): void
  /** The comparison came to nothing, through no fault of the format. */
  proofFailed(): void
  /** An answer to a request without a language told one, or did not. */
  heardLanguage(isTold: boolean): void
  /** It was tried with two languages, whether the service tells them apart. */
  triedLanguages(areTold: boolean): void
  /** A sound of so many seconds was taken, or was too large. */
  heardLength(seconds: number, isTaken: boolean): void
  /** Is a sound of so many seconds known to be refused for its size? */
  isTooLong(seconds: number): boolean
  /** The words of verbose_json are known to be incomplete. */
  isLossy(): boolean
  found(): SpeechFindings
  /** Goes on from what was found out before, or from nothing. */
  restart(found: SpeechFindings): void
}

/** Comparisons that are begun on one link, so that a service which fails at them is not asked for ever. */
const mostProofs = 3
/** Seconds that a sound is longer at least to be worth telling. */
const longer = 1

export function createFormats(start: SpeechFindings, onChange: () => void): Formats {
  let found = start
  let isProving = false
  let proofs = 0

  function learn(news: Partial<SpeechFindings>): void {
    const before = found
    found = { ...found, ...news }
    if (JSON.stringify(found) !== JSON.stringify(before)) onChange()
  }

  return {
    ladder(language) {
      const plain = found.refusesJson ? (['text'] as const) : (['json', 'text'] as const)
      const wantsVerbose =
        found.verbose === 'whole' || (language === null && found.verbose !== 'refused')
      return wantsVerbose ? ['verbose_json', ...plain] : plain
    },
    refused(format) {
      if (format === 'json') learn({ refusesJson: true })
      if (format !== 'verbose_json') return
      isProving = false
      learn({ verbose: 'refused', tellsLanguage: false })
    },
    beginProof() {
      if (found.verbose !== 'unproven' || isProving || proofs === mostProofs) return false
      isProving = true
      proofs++
      return true
    },
    proven(isWhole) {
      if (isProving) learn({ verbose: isWhole ? 'whole' : 'lossy' })
      isProving = false
    },
    proofFailed() {
      isProving = false
    },
    heardLanguage(isTold) {
      // A service that told a language once can tell it; one answer without is then that answer's.
      if (found.tellsLanguage !== true && !found.languageTried) learn({ tellsLanguage: isTold })
    },
    triedLanguages: (areTold) => learn({ tellsLanguage: areTold, languageTried: true }),
    heardLength(seconds, isTaken) {
      const { longestTaken, shortestRefused } = found
      if (isTaken && seconds > longestTaken + longer) learn({ longestTaken: seconds })
      if (!isTaken && seconds < (shortestRefused ?? Infinity)) learn({ shortestRefused: seconds })
    },
    isTooLong: (seconds) => found.shortestRefused !== null && seconds >= found.shortestRefused,
    isLossy: () => found.verbose === 'lossy',
    found: () => found,
    restart(next) {
      isProving = false
      proofs = 0
      learn(next)
    },
  }
}
