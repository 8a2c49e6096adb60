import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { audioScenarios, hearSensibly } from './audio/scenarios.ts'
import type { AudioOptions } from './audio/scenarios.ts'
import { answerSensibly, chatScenarios } from './chat/scenarios.ts'
import type { ChatOptions } from './chat/scenarios.ts'
import { ClientLeft, createExchange } from './exchange.ts'
import type { Scenario } from './exchange.ts'
import { keyInfoScenarios } from './key-info-scenarios.ts'
import type { KeyInfoOptions } from './key-info-scenarios.ts'
import { documentedModels, listModels, modelsScenarios } from './models-scenarios.ts'
import type { ModelsOptions } from './models-scenarios.ts'
import { createPlan } from './plan.ts'
import type { Plan, Planned } from './plan.ts'
import { readRequest } from './requests.ts'
import type { ReceivedRequest, RouteName } from './requests.ts'
import { refuseKey, statusScenarios } from './status-scenarios.ts'
import { createVisit } from './visit.ts'
import { createWatch } from './watch.ts'

export interface FakeServerOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number
  readonly key?: string
  readonly models?: readonly string[]
  /** Speaks https with this certificate and key (PEM). */
  readonly tls?: { readonly cert: string; readonly key: string }
}

export interface FakeServer {
  /** http://127.0.0.1:PORT/v1 */
  readonly url: string
  /** http://127.0.0.1:PORT */
  readonly origin: string
  /** The one key that is accepted. */
  readonly key: string
  readonly models: Plan<ModelsOptions>
  readonly chat: Plan<ChatOptions>
  readonly audio: Plan<AudioOptions>
  /** GET /key/info, which is 404 without a plan. */
  readonly keyInfo: Plan<KeyInfoOptions>
  /** Every request whose body has arrived, refused ones too, oldest first. */
  readonly requests: readonly ReceivedRequest[]
  requestsOf(route: RouteName): ReceivedRequest[]
  /** The first request, received or to come, that fits; rejects after `withinMs` (10 s) with what came instead. */
  waitForRequest(
    fits: (request: ReceivedRequest) => boolean,
    withinMs?: number,
  ): Promise<ReceivedRequest>
  /** Closes the port and every connection: the next client gets ECONNREFUSED. */
  refuseConnections(): Promise<void>
  /** Opens the same port again. */
  listenAgain(): Promise<void>
  /** Forgets plans and requests, for the next test. */
  reset(): void
  close(): Promise<void>
}

function routeOf(path: string): RouteName {
  if (path.startsWith('/v1/chat/completions')) return 'chat'
  if (/^\/v1\/models(\?|$)/.test(path)) return 'models'
  if (path.startsWith('/v1/audio/transcriptions')) return 'audio'
  if (path === '/key/info') return 'key'
  return 'other'
}

/** A server that speaks the LLM service's API on loopback, in every dialect and with every fault, by name. */
export async function startFakeServer(options: FakeServerOptions = {}): Promise<FakeServer> {
  const key = options.key ?? 'sk-fake-4f7d1e9a2b6c'
  const served = options.models ?? documentedModels
  const chat = createPlan(chatScenarios, (exchange) => answerSensibly(exchange, served))
  const models = createPlan(modelsScenarios, (exchange) => listModels(exchange, served))
  const audio = createPlan(audioScenarios, hearSensibly)
  const keyInfo = createPlan(keyInfoScenarios, statusScenarios['404-detail']())
  const watch = createWatch()
  let count = 0

  function plannedFor(request: ReceivedRequest): Planned {
    if (request.headers.authorization !== `Bearer ${key}` && request.route !== 'other') {
      return { scenario: refuseKey, visit: createVisit() }
    }
    if (request.route === 'chat') return chat.take(request)
    if (request.route === 'models') return models.take(request)
    if (request.route === 'audio') return audio.take(request)
    if (request.route === 'key') return keyInfo.take(request)
    return { scenario: statusScenarios['404-detail'](), visit: createVisit() }
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const over = Promise.withResolvers<{ aborted: boolean; at: number }>()
    const received: { request?: ReceivedRequest } = {}
    response.once('close', () => {
      const aborted = !response.writableFinished
      if (received.request !== undefined) received.request.aborted = aborted
      over.resolve({ aborted, at: Date.now() })
    })
    const request = await readRequest(message, {
      number: ++count,
      route: routeOf(message.url ?? ''),
      closed: over.promise,
    })
    received.request = request
    const { scenario, visit } = plannedFor(request)
    watch.add(request)
    visit.arrive(request)
    await run(scenario, request, response, visit)
    await over.promise
    visit.finish(request)
  }

  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    void answer(message, response)
  }
  const http = options.tls ? createTlsServer(options.tls, listener) : createServer(listener)
  const scheme = options.tls ? 'https' : 'http'
  // Nothing may end a held or stalled stream but the test.
  http.requestTimeout = 0
  http.headersTimeout = 0

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await handle(message, response)
    } catch (error) {
      // A client that leaves while it uploads is ordinary; anything else is a mistake in a scenario.
      if (!message.destroyed) console.error('fake server:', error)
      response.destroy()
    }
  }

  async function listen(port: number): Promise<void> {
    http.listen(port, '127.0.0.1')
    await once(http, 'listening')
  }

  async function refuseConnections(): Promise<void> {
    if (!http.listening) return
    const closed = once(http, 'close')
    http.close()
    http.closeAllConnections()
    await closed
  }

  await listen(options.port ?? 0)
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('No port to listen on')
  const { port } = address
  const origin = `${scheme}://127.0.0.1:${port}`
  return {
    url: `${origin}/v1`,
    origin,
    key,
    chat,
    models,
    audio,
    keyInfo,
    requests: watch.requests,
    requestsOf: (route) => watch.requests.filter((request) => request.route === route),
    waitForRequest: watch.waitFor,
    refuseConnections,
    listenAgain: () => listen(port),
    reset() {
      for (const plan of [chat, models, audio, keyInfo]) plan.reset()
      watch.reset()
    },
    close: refuseConnections,
  }
}

async function run(
  scenario: Scenario,
  request: ReceivedRequest,
  response: ServerResponse,
  visit: ReturnType<typeof createVisit>,
): Promise<void> {
  try {
    await scenario(createExchange(request, response, visit))
  } catch (error) {
    if (!(error instanceof ClientLeft)) throw error
  }
}
