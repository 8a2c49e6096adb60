import type { Clock } from './clock.ts'

/** Milliseconds for which a connection that was made is taken to stand; dispatchers.ts keeps it as long. */
const warmFor = 30_000

/**
 * Makes the function that has a connection made before it is needed, at most every 30 s: names looked up, TLS agreed
 * on. Whatever comes of it counts as nothing: the request that needs the connection will tell.
 */
export function createWarmUp(clock: Clock, connect: () => Promise<unknown>): () => Promise<void> {
  let warmUntil = -Infinity
  return async () => {
    if (clock.now() < warmUntil) return
    warmUntil = clock.now() + warmFor
    try {
      await connect()
    } catch {
      // Refused or away: either is for the request to say that is made for somebody.
    }
  }
}
