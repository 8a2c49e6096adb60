import type { AboutService } from '../../shared/ipc/schemas/findings.ts'
import type { ToldUsage } from '../../shared/ipc/schemas/usage.ts'
import type { Clock } from './clock.ts'
import { createKnowledge } from './knowledge.ts'
import type { FindingsMemory } from './knowledge.ts'
import type { Formats } from './transcription/formats.ts'
import { createUpkeep } from './upkeep.ts'
import type { KeyInfoAnswer } from './usage/ask-key-info.ts'
import { createNotes } from './usage/notes.ts'

/** Requests of Jutt's own, that nobody waits for. */
export interface Probes {
  askKey(): Promise<KeyInfoAnswer>
  /** Throws where it could not be found out. */
  tryLanguages(speechModel: string): Promise<void>
}

export interface StudyDependencies {
  readonly origin: string
  readonly clock: Clock
  readonly memory: FindingsMemory
  /** Null where nothing is asked for by itself, as in practice. */
  readonly probes: Probes | null
  readonly isIdle: () => boolean
  /** Whether the service tells languages has come out differently. */
  readonly onTellsLanguage: () => void
  /** Anything else that shows in Settings has changed. */
  readonly onNews: () => void
}

/** What a link learns of its service: from every answer, and by a few cheap requests in quiet moments. */
export interface Study {
  readonly formats: Formats
  /** `model` is the one that was asked, if any. */
  noteHeaders(headers: Headers, model: string | null): void
  noteModels(rows: readonly unknown[]): void
  /** The link is in use, with this model for speech. */
  attend(speechModel: string | null): void
  /** Something of the user's has succeeded. */
  succeeded(): void
  /** Somebody looks at what is known. Resolves when what could be found out now is. */
  look(): Promise<void>
  about(): AboutService
  told(): ToldUsage
  stop(): void
}

/** Milliseconds before the key is asked about again. */
const keyGoodFor = 60_000
/** Milliseconds before a try that failed is made again. */
const tryAgainAfter = 60 * 60_000

export function createStudy(dependencies: StudyDependencies): Study {
  const { origin, clock, memory, probes, isIdle, onTellsLanguage, onNews } = dependencies
  const notes = createNotes({ clock, onChange: onNews })
  const knowledge = createKnowledge({ origin, memory, clock, onChange: learnt })
  const { formats } = knowledge
  const upkeep = createUpkeep({ clock, isIdle, work })
  let tells = formats.found().tellsLanguage
  let speechModel: string | null = null
  let isAttended = false
  let keyNotBefore = 0
  let tryNotBefore = 0

  function learnt(): void {
    const { tellsLanguage } = formats.found()
    const isOther = tellsLanguage !== tells
    tells = tellsLanguage
    if (isOther) onTellsLanguage()
    onNews()
  }

  function recognise(): void {
    knowledge.recognise(speechModel, notes.version())
  }

  async function work(): Promise<void> {
    if (probes === null) return
    try {
      await askKey(probes)
      await tryLanguages(probes)
    } catch {
      // It then is not known, and found out another time.
    }
  }

  async function askKey({ askKey: ask }: Probes): Promise<void> {
    if (clock.now() < keyNotBefore) return
    keyNotBefore = clock.now() + keyGoodFor
    const answer = await ask()
    if (answer.kind === 'told') notes.noteUsage(answer.news)
    if (answer.kind === 'refused') keyNotBefore = Infinity
  }

  async function tryLanguages({ tryLanguages: attempt }: Probes): Promise<void> {
    const model = knowledge.due()
    if (model === null || clock.now() < tryNotBefore) return
    tryNotBefore = clock.now() + tryAgainAfter
    await attempt(model)
    knowledge.tried()
    onNews()
  }

  return {
    formats,
    noteHeaders(headers, model) {
      notes.noteHeaders(headers, model)
      recognise()
    },
    noteModels(rows) {
      notes.noteModels(rows)
      recognise()
    },
    attend(model) {
      isAttended = true
      speechModel = model
      recognise()
      upkeep.rouse()
    },
    succeeded() {
      if (isAttended) upkeep.rouse()
    },
    look: upkeep.hurry,
    about: () => ({
      ...notes.fingerprint(),
      speech: formats.found(),
      triedAt: knowledge.triedAt(),
    }),
    told: notes.told,
    stop: upkeep.stop,
  }
}
