import type { AppError } from '../../shared/errors.ts'
import type {
  BudgetState,
  ConnectInput,
  KeyKeeping,
  ModelEntry,
  ServiceHealth,
  ServiceState,
} from '../../shared/ipc/schemas/service.ts'
import { addressCandidates } from './address.ts'
import type { AboutService } from '../../shared/ipc/schemas/findings.ts'
import type { ToldUsage } from '../../shared/ipc/schemas/usage.ts'
import type { RequestOptions } from './attempts.ts'
import type { BatchPace } from './budget/budget.ts'
import type { StreamChat } from './chat.ts'
import type { ChatRequest } from './chat-request.ts'
import type { ChatEvent } from './chat-stream.ts'
import type { Usage } from './chat-chunk.ts'
import type { Practice, ServiceSettings, Vault } from './connection-ports.ts'
import { asServiceError, reasonedError, serviceError } from './errors/service-error.ts'
import { findService, modelsByHand } from './find-service.ts'
import { healthAfter } from './health.ts'
import { createLink } from './link.ts'
import type { Link, LinkDependencies } from './link.ts'
import { contextOf } from './model-context.ts'
import { secondsOf } from './transcription/post-sound.ts'
import type { Transcribe } from './transcription/transcript.ts'
import type { Use, Work } from './usage/use.ts'

export interface ConnectionDependencies extends Omit<
  LinkDependencies,
  'onBudget' | 'onTellsLanguage' | 'onNews'
> {
  readonly settings: ServiceSettings
  readonly vault: Vault
  readonly practice: Practice
  /** Offered in the form on the first run. */
  readonly defaultAddress: string
  readonly onState: (state: ServiceState) => void
  readonly onBudget: (state: BudgetState) => void
  /** What `about` or `told` give has changed. */
  readonly onNews: () => void
  /** Until then nothing is done of which nobody waits for the end. */
  readonly atLeisure?: Promise<unknown>
  /** The service has done something for the user; in practice nothing counts. */
  readonly onUse: (use: Use) => void
}

/** The service as the rest of main sees it: one address, one key, one budget, and their state. */
export interface Connection {
  state(): ServiceState
  budget(): BudgetState
  batchPace(): BatchPace
  /** Where the service is, what shows of it and what it told of the key; null while unconnected or in practice. */
  service(): KnownService | null
  /** Somebody looks at that: what can be found out now comes by `onNews`. */
  look(): void
  /** Takes up the last run's connection from what was kept. Needs no network; the models are refreshed afterwards. */
  resume(): Promise<ServiceState>
  /** Checks an address and key by GET /models, and keeps them only then. Throws a ServiceError and changes nothing. */
  connect(input: ConnectInput): Promise<ServiceState>
  /** Starts the practice service and connects to it. */
  usePractice(): Promise<ServiceState>
  /** Asks for the models again. A refused key or a service that is away shows in `health`; another fault is thrown. */
  refresh(): Promise<ServiceState>
  /** Stops every request and forgets the key; in practice, goes back to the service and key that were kept before. */
  disconnect(): Promise<ServiceState>
  /** Streams an answer through the budget. Throws a ServiceError: `key_missing` while unconnected. */
  readonly chat: StreamChat
  /** Transcribes a sound through the budget. Throws a ServiceError: `no_speech_model` where the service lists none. */
  readonly transcribe: Transcribe
  /** As in model-context.ts, for the service of this moment. */
  contextOf(model: string): number | undefined
  /** Makes a connection ready that will soon be needed; fails never, and changes no state. */
  warmUp(): Promise<void>
  /** At the end of the program: stops every request and the practice service. */
  close(): Promise<void>
}

interface KnownService {
  readonly origin: string
  readonly about: AboutService
  readonly told: ToldUsage
}

/** What stands while connected. The key is not here: it lives in the link's client and in the vault. */
interface Connected {
  readonly link: Link
  readonly practice: boolean
  readonly modelsByHand: boolean
  readonly keyKeeping: KeyKeeping
  models: readonly ModelEntry[]
  health: ServiceHealth
  /** What `health` was told by, where it is not well. */
  trouble?: AppError
}

const noBudget: BudgetState = {
  inFlight: 0,
  waiting: 0,
  pausedUntil: null,
  pausedModels: [],
  batchUntil: null,
}

/** The key enters here once and never leaves but to the vault and, as a header, to the configured origin. */
export function createConnection(dependencies: ConnectionDependencies): Connection {
  const { settings, vault, practice, defaultAddress } = dependencies
  const { onState, onBudget, onNews, onUse } = dependencies
  let connected: Connected | undefined
  let reason: 'first_run' | 'key_missing' = 'first_run'
  let canSealKey = false
  /** Counts what the user asked for, so that a slow answer to an earlier wish is not taken for the latest. */
  let wishes = 0

  function state(): ServiceState {
    if (connected === undefined) {
      const address = settings.read()?.address ?? defaultAddress
      return { kind: 'unconnected', address, reason, canSealKey }
    }
    const { link, models, health, trouble, keyKeeping } = connected
    return {
      kind: 'connected',
      address: link.address,
      practice: connected.practice,
      models: [...models],
      health,
      ...(trouble === undefined ? {} : { trouble }),
      keyKeeping,
      canSealKey,
      tellsLanguage: link.tellsLanguage(),
    }
  }

  function publish(): ServiceState {
    const published = state()
    onState(published)
    return published
  }

  function makeLink(address: string, key: string, clips = dependencies.clips): Link {
    const link: Link = createLink(address, key, {
      ...dependencies,
      clips,
      onNews: () => {
        if (connected?.link === link) onNews()
      },
      onBudget: (budget) => {
        if (connected?.link === link) onBudget(budget)
      },
      onTellsLanguage: () => {
        if (connected?.link === link) publish()
      },
    })
    return link
  }

  /** The old link's answers may end in peace: they belong to chats that go on. */
  function take(next: Connected): ServiceState {
    const before = connected?.link
    connected = next
    next.link.attend(speechModelOf(next))
    if (before !== undefined) void quietly(before.retire())
    onBudget(next.link.budget())
    return publish()
  }

  function keep({ link, models, modelsByHand, practice }: Connected): void {
    const kept = settings.read() ?? { address: defaultAddress, models: [], modelsByHand: false }
    // Practice only stands in for the service: what is known of that one stays.
    settings.write(
      practice ? { ...kept, practice } : { address: link.address, models, modelsByHand, practice },
    )
  }

  async function connect(input: ConnectInput): Promise<ServiceState> {
    // A header takes no other characters, and no key has them.
    if (!/^[\x21-\x7e]*$/.test(input.key)) throw reasonedError('key_refused', 'key_malformed')
    const wish = ++wishes
    const byHand = modelsByHand(input.modelIds)
    const found = await findService({
      addresses: addressCandidates(input.address, input.allowInsecure),
      byHand,
      makeLink: (address) => makeLink(address, input.key),
      hasKey: input.key !== '',
    })
    if (wish !== wishes) {
      await found.link.drop()
      throw serviceError('cancelled')
    }
    try {
      const secret = { key: input.key, origin: new URL(found.link.address).origin }
      const keyKeeping = await vault.keep(secret, { keepUnsealed: input.keepUnsealed })
      const next: Connected = { ...found, practice: false, keyKeeping, health: 'ready' }
      keep(next)
      return take(next)
    } catch (caught) {
      await found.link.drop()
      throw caught
    }
  }

  async function practise(): Promise<ServiceState> {
    const wish = ++wishes
    const { address, token } = await practice.start()
    const link = makeLink(address, token, null)
    const models = await link.models(new AbortController().signal)
    if (wish !== wishes) {
      await link.drop()
      throw serviceError('cancelled')
    }
    const next: Connected = {
      link,
      models,
      modelsByHand: false,
      practice: true,
      keyKeeping: 'session',
      health: 'ready',
    }
    keep(next)
    return take(next)
  }

  async function resume(): Promise<ServiceState> {
    const wish = ++wishes
    canSealKey = await vault.canSeal()
    const kept = settings.read()
    if (kept === null) return publish()
    if (kept.practice) return practise()
    const opened = await vault.load()
    if (wish !== wishes) return state()
    // A key goes to the origin it was entered for, whatever the settings say by now.
    if (opened === null || opened.origin !== new URL(kept.address).origin) {
      reason = kept.models.length > 0 ? 'key_missing' : 'first_run'
      return publish()
    }
    const resumed = take({
      link: makeLink(kept.address, opened.key),
      models: kept.models,
      modelsByHand: kept.modelsByHand,
      practice: false,
      keyKeeping: opened.keeping,
      health: 'unknown',
    })
    void quietly(refreshLater())
    return resumed
  }

  async function refreshLater(): Promise<ServiceState> {
    await dependencies.atLeisure
    return refresh()
  }

  async function refresh(): Promise<ServiceState> {
    const asked = connected
    if (asked === undefined) return state()
    try {
      const models = await asked.link.models(new AbortController().signal)
      if (connected !== asked) return state()
      if (!asked.modelsByHand && models.some(({ kind }) => kind === 'chat')) asked.models = models
      setHealth(asked, 'ready')
      asked.link.attend(speechModelOf(asked))
      keep(asked)
    } catch (caught) {
      const error = asServiceError(caught)
      const { code } = error.error
      const health = code === 'no_model_list' ? 'ready' : healthAfter(error.error)
      // A busy service is neither away nor refusing: its state stays as it is known, and the error says what is.
      if (health === undefined) throw error
      setHealth(asked, health, error.error)
    }
    return connected === asked ? publish() : state()
  }

  async function disconnect(): Promise<ServiceState> {
    wishes++
    const before = connected
    connected = undefined
    reason = 'first_run'
    const kept = settings.read()
    await before?.link.drop()
    onBudget(noBudget)
    if (before?.practice === true) {
      await practice.close()
      if (kept !== null) settings.write({ ...kept, practice: false })
      return resume()
    }
    await vault.forget()
    if (kept !== null) settings.write({ ...kept, models: [], modelsByHand: false })
    return publish()
  }

  function noteHealth(asked: Connected, health?: ServiceHealth, error?: AppError): void {
    if (connected !== asked || health === undefined || asked.health === health) return
    setHealth(asked, health, error)
    publish()
  }

  /** Throws what was thrown, as a ServiceError, and notes what it tells of the service. */
  function fail(asked: Connected, caught: unknown): never {
    const error = asServiceError(caught)
    noteHealth(asked, healthAfter(error.error), error.error)
    throw error
  }

  async function* chat(
    request: ChatRequest,
    options: RequestOptions,
  ): AsyncGenerator<ChatEvent, void, undefined> {
    const asked = connected
    if (asked === undefined) throw serviceError('key_missing')
    let usage: Usage | null = null
    let hasBegun = false
    try {
      for await (const event of asked.link.chat(request, options)) {
        noteHealth(asked, 'ready')
        hasBegun = true
        if (event.kind === 'usage') usage = event
        yield event
      }
    } catch (caught) {
      fail(asked, caught)
    } finally {
      // Also an answer that was stopped or cut was paid for, though nobody tells how much it was.
      if (hasBegun) count(asked, { kind: 'answer', model: request.model, usage })
    }
  }

  function count({ link, practice }: Connected, use: Work): void {
    if (!practice) onUse({ ...use, origin: new URL(link.address).origin })
  }

  const transcribe: Transcribe = async (request, options) => {
    const asked = connected
    if (asked === undefined) throw serviceError('key_missing')
    const model = speechModelOf(asked)
    if (model === null) throw serviceError('no_speech_model')
    try {
      const transcript = await asked.link.transcribe({ ...request, model }, options)
      noteHealth(asked, 'ready')
      count(asked, { kind: 'speech', model, seconds: secondsOf(request.sound) })
      return { ...transcript, model }
    } catch (caught) {
      return fail(asked, caught)
    }
  }

  return {
    state,
    budget: () => connected?.link.budget() ?? noBudget,
    batchPace: () =>
      connected?.link.batchPace(speechModelOf(connected)) ?? {
        perMinute: Infinity,
        isLimiting: false,
      },
    service() {
      if (connected === undefined || connected.practice) return null
      const { link } = connected
      return { origin: new URL(link.address).origin, about: link.about(), told: link.told() }
    },
    look: () => void connected?.link.look(),
    resume,
    connect,
    usePractice: practise,
    refresh,
    disconnect,
    chat,
    transcribe,
    contextOf: (model) => contextOf(state(), model),
    async warmUp() {
      await connected?.link.warmUp()
    },
    async close() {
      wishes++
      await connected?.link.drop()
      await practice.close()
    },
  }
}

function setHealth(asked: Connected, health: ServiceHealth, error?: AppError): void {
  asked.health = health
  if (error === undefined || health === 'ready') delete asked.trouble
  else asked.trouble = error
}

function speechModelOf({ models }: Pick<Connected, 'models'>): string | null {
  return models.find(({ kind }) => kind === 'transcription')?.id ?? null
}

/** For what runs beside the way of the user: its failure changes nothing that they see. */
async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch {
    // Nothing depends on it.
  }
}
