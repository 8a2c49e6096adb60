import type { AboutService } from '../../shared/ipc/schemas/findings.ts'
import type { BudgetState, ModelEntry } from '../../shared/ipc/schemas/service.ts'
import type { ToldUsage } from '../../shared/ipc/schemas/usage.ts'
import { createAttempts } from './attempts.ts'
import type { RequestOptions } from './attempts.ts'
import { createBudget, type BatchPace } from './budget/budget.ts'
import { limitsIn, refusedKind } from './budget/told-limits.ts'
import { createChat } from './chat.ts'
import type { StreamChat } from './chat.ts'
import { createClient } from './client.ts'
import type { Clock } from './clock.ts'
import { createDispatchers } from './dispatchers.ts'
import type { ResolveProxy } from './dispatchers.ts'
import { secretsOf } from './errors/redact.ts'
import { asServiceError } from './errors/service-error.ts'
import type { FindingsMemory } from './knowledge.ts'
import { listModels } from './models.ts'
import { createStudy } from './study.ts'
import type { Clips } from './transcription/tells-apart.ts'
import { createTranscription } from './transcription/transcription.ts'
import type { Transcription } from './transcription/transcription.ts'
import { createTransport } from './transport.ts'
import { createWarmUp } from './warm-up.ts'
import type { TransportLimits } from './transport.ts'
import { askKeyInfo } from './usage/ask-key-info.ts'

export interface LinkDependencies {
  readonly version: string
  readonly clock: Clock
  readonly resolveProxy: ResolveProxy
  readonly onBudget: (state: BudgetState) => void
  /** The link's `tellsLanguage` has changed. */
  readonly onTellsLanguage: () => void
  /** What the link's `about` or `told` give has changed. */
  readonly onNews: () => void
  readonly memory: FindingsMemory
  /** Sounds to try the service with; null where nothing is asked for that the user did not ask for. */
  readonly clips: (() => Promise<Clips>) | null
  readonly limits?: TransportLimits
  readonly systemAuthorities?: () => readonly string[]
  readonly random?: () => number
}

/** One address with one key: its own connections, client and budget. Dropped whole when either changes. */
export interface Link {
  readonly address: string
  /** As createChat says; also stops when the link is dropped. */
  readonly chat: StreamChat
  /** As createTranscription says; also stops when the link is dropped. */
  readonly transcribe: Transcription['transcribe']
  tellsLanguage(): boolean | null
  models(signal: AbortSignal): Promise<ModelEntry[]>
  /** Has a connection stand before it is needed; fails never. */
  warmUp(): Promise<void>
  budget(): BudgetState
  batchPace(speechModel: string | null): BatchPace
  /** The link is in use, with this model for speech: in quiet moments it finds out more about its service. */
  attend(speechModel: string | null): void
  /** Somebody looks at what is known: what can be found out now comes by `onNews`, and then this resolves. */
  look(): Promise<void>
  about(): AboutService
  told(): ToldUsage
  /** Another link took over: what was asked for ends in peace, then the connections close. */
  retire(): Promise<void>
  /** The key is taken back: everything stops now. */
  drop(): Promise<void>
}

export function createLink(address: string, key: string, dependencies: LinkDependencies): Link {
  const { version, clock, onBudget, memory, clips, limits, random } = dependencies
  const { origin } = new URL(address)
  const dropped = new AbortController()
  const retiring = new AbortController()
  const background = AbortSignal.any([dropped.signal, retiring.signal])
  const dispatchers = createDispatchers(dependencies)
  const secrets = secretsOf(key)
  const budget = createBudget({ clock, onChange: onBudget, ...(random ? { random } : {}) })
  const transport = createTransport({
    origin,
    secrets,
    dispatchers,
    clock,
    onHeaders(headers, { sentAt, model }) {
      budget.told(limitsIn(headers, model), sentAt, refusedKind(headers))
      study.noteHeaders(headers, model)
    },
    ...(limits === undefined ? {} : { limits }),
  })
  const client = createClient({ address, key, version, transport })
  const attempts = createAttempts({ budget, clock, ...(random ? { random } : {}) })
  const stream = createChat({ client, attempts, clock, secrets })
  const study = createStudy({
    origin,
    clock,
    memory,
    probes: clips && {
      askKey: () => inSlot((signal) => askKeyInfo(address, { client, clock, signal })),
      tryLanguages: (model) =>
        inSlot(async (signal) => transcription.tryLanguages(model, await clips(), signal), model),
    },
    isIdle,
    onTellsLanguage: dependencies.onTellsLanguage,
    onNews: dependencies.onNews,
  })
  const transcription = createTranscription({
    client,
    attempts,
    clock,
    secrets,
    formats: study.formats,
    background,
  })
  let answering = 0
  let retired: PromiseWithResolvers<void> | undefined

  function untilDropped(options: RequestOptions): RequestOptions {
    return { ...options, signal: AbortSignal.any([options.signal, dropped.signal]) }
  }

  function isIdle(): boolean {
    const { inFlight, waiting, pausedUntil, pausedModels } = budget.state()
    return inFlight === 0 && waiting === 0 && pausedUntil === null && pausedModels.length === 0
  }

  /** For what nobody waits for: once, behind all else, without the pauses and repetitions that a person's wish gets. */
  async function inSlot<Answer>(
    once: (signal: AbortSignal) => Promise<Answer>,
    model?: string,
  ): Promise<Answer> {
    const slot = await budget.acquire({ priority: 'batch', signal: background, model })
    try {
      return await once(AbortSignal.any([background, slot.preempted]))
    } finally {
      slot.release()
    }
  }

  async function models(signal: AbortSignal): Promise<ModelEntry[]> {
    try {
      return await listModels(client, { signal, secrets, clock, onRows: study.noteModels })
    } catch (caught) {
      // A service without a list shows no more of itself than it has by now.
      if (asServiceError(caught).error.code === 'no_model_list') study.noteModels([])
      throw caught
    }
  }

  function ended(): void {
    answering--
    if (answering === 0) retired?.resolve()
  }

  return {
    address,
    async *chat(request, options) {
      answering++
      try {
        yield* stream(request, untilDropped(options))
        study.succeeded()
      } finally {
        ended()
      }
    },
    async transcribe(request, options) {
      answering++
      try {
        const transcript = await transcription.transcribe(request, untilDropped(options))
        study.succeeded()
        return transcript
      } finally {
        ended()
      }
    },
    tellsLanguage: () => study.formats.found().tellsLanguage,
    models,
    warmUp: createWarmUp(clock, () => listModels(client, { signal: background, secrets, clock })),
    budget: () => budget.state(),
    batchPace: (speechModel) => budget.batchPace(speechModel ?? undefined),
    attend: study.attend,
    look: study.look,
    about: study.about,
    told: study.told,
    async retire() {
      retired = Promise.withResolvers<void>()
      retiring.abort()
      study.stop()
      // Also those count that wait for a slot or for the end of a pause: they have no connection yet.
      if (answering === 0) retired.resolve()
      await retired.promise
      await dispatchers.close()
    },
    async drop() {
      dropped.abort()
      study.stop()
      await dispatchers.destroy()
    },
  }
}
