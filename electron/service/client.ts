import { OpenAI } from 'openai'
import type { Fetch } from './transport.ts'

export interface ClientOptions {
  /** Base URL of the API, such as "https://llm.hpc.ut.ee/v1". */
  readonly address: string
  readonly key: string
  /** Jutt's own version, for the user agent. */
  readonly version: string
  readonly transport: Fetch
}

/** The SDK's own timer must never be the first to ring: ours are in the transport. Milliseconds. */
const aDay = 24 * 60 * 60 * 1000

/**
 * The openai client with every default that is unsafe here overruled: no retries of its own (they cannot be shown or
 * cancelled), nothing from the environment (OPENAI_* could redirect a user's words), no logging, no sleep for
 * whatever a `retry-after` says.
 */
export function createClient({ address, key, version, transport }: ClientOptions): OpenAI {
  return new OpenAI({
    baseURL: address,
    // The SDK insists on a key; a service without one gets no authorization header (the transport drops empty ones).
    apiKey: key === '' ? 'none' : key,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: aDay,
    logLevel: 'off',
    fetch: transport,
    defaultHeaders: {
      // Named here too, because OPENAI_CUSTOM_HEADERS could otherwise replace it.
      authorization: key === '' ? null : `Bearer ${key}`,
      'user-agent': `Jutt/${version}`,
    },
  })
}
