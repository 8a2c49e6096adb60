import type { Client } from '../client.ts'
import type { Clock } from '../clock.ts'
import { asServiceError } from '../errors/service-error.ts'
import { withinTime } from '../time-limit.ts'
import { readKeyInfo } from './key-info.ts'
import type { UsageNews } from './told-usage.ts'

/** `refused`: this service will not tell it, so that asking again is of no use. `failed`: it may, another time. */
export type KeyInfoAnswer =
  | { readonly kind: 'told'; readonly news: UsageNews }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }

/** Milliseconds: nobody needs it. */
const timeout = 15_000

/** LiteLLM's management routes stand at the root of the server, beside /v1: https://…/v1 -> https://…/key/info. */
export function keyInfoUrl(address: string): string {
  return `${address.replace(/\/v\d+$/, '')}/key/info`
}

/** Asks once what the service tells of the key itself. An error is an answer too, and never thrown. */
export async function askKeyInfo(
  address: string,
  { client, clock, signal }: { client: Client; clock: Clock; signal: AbortSignal },
): Promise<KeyInfoAnswer> {
  try {
    const answer = await withinTime(
      { clock, milliseconds: timeout, awaited: 'key', signal },
      async (bounded) => (await client()).get<unknown>(keyInfoUrl(address), { signal: bounded }),
    )
    const news = readKeyInfo(answer)
    return news === undefined ? { kind: 'refused' } : { kind: 'told', news }
  } catch (caught) {
    // Whatever it is that is no JSON, or has no right or no such route, will not be another time.
    if (caught instanceof SyntaxError) return { kind: 'refused' }
    const { code, status = 0 } = asServiceError(caught).error
    const isFinal = (status >= 400 && status < 429 && status !== 408) || code === 'not_a_service'
    return { kind: isFinal ? 'refused' : 'failed' }
  }
}
