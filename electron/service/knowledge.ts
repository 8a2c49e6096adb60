import { nothingFound, type SpeechFindings } from '../../shared/ipc/schemas/findings.ts'
import type { Clock } from './clock.ts'
import { createFormats, type Formats } from './transcription/formats.ts'

/** What was found out about a service, as it is kept between runs. */
export interface KeptFindings {
  readonly origin: string
  /** What the service seemed to run then, with its version; empty where it did not show. */
  readonly version: string
  readonly speechModel: string
  /** When it was last tried; null where only answers taught it. Milliseconds since 1970. */
  readonly triedAt: number | null
  readonly speech: SpeechFindings
}

/** Where findings are kept; implemented over the app's settings file. */
export interface FindingsMemory {
  /** Those of a service, newest first. */
  of(origin: string): readonly KeptFindings[]
  keep(findings: KeptFindings): void
}

/** What is known of one service by one link: taken up from the last run, added to, and kept. */
export interface Knowledge {
  readonly formats: Formats
  /** This model turns speech into text, and this is what the service seems to run: null before that shows. */
  recognise(speechModel: string | null, version: string | null): void
  /** The model to try, where there is one that was not tried with this version or too long ago. */
  due(): string | null
  tried(): void
  triedAt(): number | null
}

/** Milliseconds; a service that was changed without another version shows within a week. */
const goodFor = 7 * 24 * 60 * 60 * 1000

export function createKnowledge(dependencies: {
  readonly origin: string
  readonly memory: FindingsMemory
  readonly clock: Clock
  /** `formats.found()` has changed. */
  readonly onChange: () => void
}): Knowledge {
  const { origin, memory, clock, onChange } = dependencies
  let isTakingUp = false
  let model: string | null = null
  let version: string | null = null
  let triedAt: number | null = null
  /** The version whose findings were taken up; null where this link found all out by itself. */
  let takenUp: string | null = null
  const formats = createFormats(nothingFound, () => {
    if (!isTakingUp) keep()
    onChange()
  })

  function isOld(moment: number): boolean {
    return clock.now() - moment > goodFor
  }

  function keep(): void {
    if (model === null || version === null) return
    memory.keep({ origin, version, speechModel: model, triedAt, speech: formats.found() })
  }

  function takeUp(kept: KeptFindings | null): void {
    takenUp = kept?.version ?? null
    triedAt = kept?.triedAt ?? null
    isTakingUp = true
    formats.restart(kept === null ? nothingFound : stillTrue(kept))
    isTakingUp = false
  }

  /** After a week what is not asked for any more must be shown anew; the rest is right until something else is found out. */
  function stillTrue({ speech, triedAt: moment }: KeptFindings): SpeechFindings {
    if (moment !== null && !isOld(moment)) return speech
    return { ...speech, verbose: 'unproven', refusesJson: false, shortestRefused: null }
  }

  return {
    formats,
    recognise(nextModel, next) {
      if (nextModel === model && next === version) return
      const isSameModel = nextModel === model
      const goesOn = isSameModel && mayBe(version, next) && mayBe(takenUp, next)
      model = nextModel
      version = next
      const kept = memory
        .of(origin)
        .find((entry) => entry.speechModel === model && mayBe(next, entry.version))
      if (kept !== undefined && (!goesOn || kept.version !== takenUp)) takeUp(kept)
      else if (!goesOn) takeUp(null)
      else if (formats.found() !== nothingFound) keep()
    },
    due() {
      if (model === null || version === null) return null
      return triedAt === null || isOld(triedAt) ? model : null
    },
    tried() {
      triedAt = clock.now()
      keep()
    },
    triedAt: () => triedAt,
  }
}

/** May the one be the other, of which less was seen? "litellm" may be "litellm 1.82.3", and nothing anything. */
function mayBe(less: string | null, more: string | null): boolean {
  if (less === null || less === '' || less === more) return true
  return more !== null && more.startsWith(`${less} `)
}
