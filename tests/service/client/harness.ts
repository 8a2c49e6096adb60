import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { BudgetState } from '../../../shared/ipc/schemas/service.ts'
import type { RequestOptions, ServiceWait } from '../../../electron/service/attempts.ts'
import type { ChatRequest } from '../../../electron/service/chat-request.ts'
import type { ChatEvent } from '../../../electron/service/chat-stream.ts'
import { systemClock } from '../../../electron/service/clock.ts'
import type { Clock } from '../../../electron/service/clock.ts'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import { createLink } from '../../../electron/service/link.ts'
import type { FindingsMemory } from '../../../electron/service/knowledge.ts'
import type { Link } from '../../../electron/service/link.ts'
import type { Clips } from '../../../electron/service/transcription/tells-apart.ts'
import type { TransportLimits } from '../../../electron/service/transport.ts'
import { startFakeServer } from '../fake-server/server.ts'
import type { FakeServer } from '../fake-server/server.ts'

export interface LinkSettings {
  readonly key?: string
  readonly address?: string
  readonly clock?: Clock
  /** The system's list of proxies, as Chromium writes it. */
  readonly proxies?: (url: string) => string
  readonly limits?: TransportLimits
  readonly systemAuthorities?: () => readonly string[]
  readonly onBudget?: (state: BudgetState) => void
  readonly onTellsLanguage?: () => void
  readonly onNews?: () => void
  readonly memory?: FindingsMemory
  readonly clips?: Clips
}

/** Remembers nothing. */
export const noMemory: FindingsMemory = { of: () => [], keep: () => undefined }

export function linkTo(server: Pick<FakeServer, 'url' | 'key'>, settings: LinkSettings = {}): Link {
  const { clips, proxies = () => 'DIRECT' } = settings
  return createLink(settings.address ?? server.url, settings.key ?? server.key, {
    version: '0.1.0',
    clock: settings.clock ?? systemClock,
    resolveProxy: (url) => Promise.resolve(proxies(url)),
    onBudget: settings.onBudget ?? (() => undefined),
    onTellsLanguage: settings.onTellsLanguage ?? (() => undefined),
    onNews: settings.onNews ?? (() => undefined),
    memory: settings.memory ?? noMemory,
    clips: clips === undefined ? null : () => Promise.resolve(clips),
    random: () => 0,
    ...(settings.limits === undefined ? {} : { limits: settings.limits }),
    ...(settings.systemAuthorities && { systemAuthorities: settings.systemAuthorities }),
  })
}

/** What a person would have before them at the end of a turn. */
export interface Heard {
  thinking: string
  content: string
  reason: string | undefined
  usage: { promptTokens: number | undefined; completionTokens: number | undefined } | undefined
  error: ServiceError['error'] | undefined
  waits: ServiceWait[]
  restated: boolean
  cameAsThinking: boolean
}

export interface Listening extends Partial<RequestOptions> {
  readonly onEvent?: (event: ChatEvent) => void
}

/** Follows a turn to its end, in an answer or an error. */
export async function hear(
  link: Pick<Link, 'chat'>,
  request: Partial<ChatRequest> = {},
  listening: Listening = {},
): Promise<Heard> {
  const heard: Heard = {
    thinking: '',
    content: '',
    reason: undefined,
    usage: undefined,
    error: undefined,
    waits: [],
    restated: false,
    cameAsThinking: false,
  }
  const options = {
    signal: listening.signal ?? new AbortController().signal,
    priority: listening.priority ?? ('person' as const),
    onWait: (wait: ServiceWait) => {
      heard.waits.push(wait)
      listening.onWait?.(wait)
    },
  }
  const asked: ChatRequest = {
    model: 'qwen3.5-122b',
    messages: [{ role: 'user', content: 'Tere!' }],
    ...request,
  }
  try {
    for await (const event of link.chat(asked, options)) {
      apply(heard, event)
      listening.onEvent?.(event)
    }
  } catch (caught) {
    if (!(caught instanceof ServiceError)) throw caught
    heard.error = caught.error
  }
  return heard
}

function apply(heard: Heard, event: ChatEvent): void {
  switch (event.kind) {
    case 'thinking':
      heard.thinking += event.text
      break
    case 'content':
      heard.content += event.text
      break
    case 'restated':
      heard.thinking = event.thinking
      heard.content = event.content
      heard.restated = true
      break
    case 'usage':
      heard.usage = {
        promptTokens: event.promptTokens,
        completionTokens: event.completionTokens,
      }
      break
    case 'finished':
      heard.reason = event.reason
      heard.cameAsThinking = event.cameAsThinking ?? false
      break
  }
}

/** The code of the ServiceError that a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<ServiceError['error']> {
  try {
    await work
  } catch (caught) {
    if (caught instanceof ServiceError) return caught.error
    throw caught
  }
  throw new Error('It did not fail')
}

/** A fake server for the tests of one file, empty for each of them, and a fresh link to it. */
export function openWire(): { readonly server: FakeServer; readonly link: Link } {
  let server: FakeServer
  let link: Link
  beforeAll(async () => {
    server = await startFakeServer()
  })
  beforeEach(() => {
    link = linkTo(server)
  })
  afterEach(async () => {
    await link.drop()
    server.reset()
  })
  afterAll(() => server.close())
  return {
    get server() {
      return server
    },
    get link() {
      return link
    },
  }
}
