import type { OpenAI } from 'openai'
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

/** Gives the client, which is made when it is first wanted: its SDK takes longer to load than all else of main. */
export type Client = () => Promise<OpenAI>

export function createClient(options: ClientOptions): Client {
  let made: Promise<OpenAI> | undefined
  return () => (made ??= makeClient(options))
}

/**
 * The openai client with every default that is unsafe here overruled: no retries of its own (they cannot be shown or
 * cancelled), nothing from the environment (OPENAI_* could redirect a user's words), no logging, no sleep for
 * whatever a `retry-after` says.
 */
async function makeClient({ address, key, version, transport }: ClientOptions): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
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
