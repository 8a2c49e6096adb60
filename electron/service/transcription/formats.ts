import type { AnswerFormat } from './post-sound.ts'

/**
 * What is known of verbose_json on a link. vLLM's drops words at the end of the sound, text included (vllm#58029), so
 * it is not used before it was seen to be whole; some services refuse it.
 */
type Verbose = 'unproven' | 'proving' | 'whole' | 'lossy' | 'refused'

/** Which formats a link's service can be asked for, learnt from its answers. */
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
  /** Are the words of verbose_json known to be incomplete? */
  isLossy(): boolean
  /** Does the service tell which language it heard? Null until it was found out. */
  tellsLanguage(): boolean | null
}

/** Comparisons that are begun on one link, so that a service which fails at them is not asked for ever. */
const mostProofs = 3

export function createFormats(onTellsLanguage: () => void): Formats {
  let verbose: Verbose = 'unproven'
  let refusesJson = false
  let tells: boolean | null = null
  let proofs = 0

  function learn(now: boolean): void {
    if (tells === now) return
    tells = now
    onTellsLanguage()
  }

  return {
    ladder(language) {
      const plain = refusesJson ? (['text'] as const) : (['json', 'text'] as const)
      const wantsVerbose = verbose === 'whole' || (language === null && verbose !== 'refused')
      return wantsVerbose ? ['verbose_json', ...plain] : plain
    },
    refused(format) {
      if (format === 'json') refusesJson = true
      if (format !== 'verbose_json') return
      verbose = 'refused'
      learn(false)
    },
    beginProof() {
      if (verbose !== 'unproven' || proofs === mostProofs) return false
      verbose = 'proving'
      proofs++
      return true
    },
    proven(isWhole) {
      if (verbose === 'proving') verbose = isWhole ? 'whole' : 'lossy'
    },
    proofFailed() {
      if (verbose === 'proving') verbose = 'unproven'
    },
    heardLanguage(isTold) {
      // A service that told a language once can tell it; one answer without is then that answer's.
      if (tells !== true) learn(isTold)
    },
    isLossy: () => verbose === 'lossy',
    tellsLanguage: () => tells,
  }
}
