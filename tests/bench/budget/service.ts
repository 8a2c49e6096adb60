import { classifyAnswer } from '../../../electron/service/errors/classify.ts'
import type { VirtualTime } from './virtual-time.ts'

const minute = 60_000

/**
 * How a service counts a minute: from the first request after the last one ended, as LiteLLM's limiter v3 does
 * (litellm/proxy/hooks/parallel_request_limiter_v3.py); by the clock, as its older limiter; or back from each request.
 */
export type Counting = 'anchored' | 'calendar' | 'sliding'

export interface Limits {
  readonly requests?: number
  readonly tokens?: number
  readonly parallel?: number
  readonly counting: Counting
  /** Whether answers tell the limit and what is left of it. A refusal always tells its limit, as LiteLLM's do. */
  readonly tells: boolean
}

export interface Request {
  readonly tokens: number
  /** Milliseconds that the answer takes. */
  readonly duration: number
}

export type Answer =
  | { readonly kind: 'answered'; readonly headers: Headers }
  | { readonly kind: 'refused'; readonly headers: Headers; readonly error: Error }

/** A service with limits of one key, in virtual time. */
export interface SimulatedService {
  ask(request: Request): Promise<Answer>
  /** When the minute that is counted now ends, where it does not slide; it may have passed. */
  minuteEnds(): number
  /** Tokens or requests that got through, and requests that were refused, since the last call. */
  counts(): { answered: number; tokens: number; refused: number }
}

interface Use {
  readonly at: number
  readonly requests: number
  readonly tokens: number
}

export function createSimulatedService(time: VirtualTime, limits: Limits): SimulatedService {
  let inFlight = 0
  let uses: Use[] = []
  let windowFrom = Number.NEGATIVE_INFINITY
  let counted = { answered: 0, tokens: 0, refused: 0 }

  /** LiteLLM compares whole seconds. */
  function minuteEnds(): number {
    return Math.floor(windowFrom / 1000) * 1000 + minute
  }

  function forget(): void {
    const now = time.now()
    switch (limits.counting) {
      case 'anchored':
        if (now >= minuteEnds()) windowFrom = now
        break
      case 'calendar':
        windowFrom = Math.floor(now / minute) * minute
        break
      case 'sliding':
        windowFrom = now - minute
        break
    }
    uses = uses.filter(({ at }) => at >= windowFrom)
  }

  function used(): { requests: number; tokens: number } {
    return {
      requests: uses.reduce((sum, { requests }) => sum + requests, 0),
      tokens: uses.reduce((sum, { tokens }) => sum + tokens, 0),
    }
  }

  /** The limit that refuses one more request. Tokens are counted at the end of an answer: the last may go over. */
  function reached(): { type: string; limit: number } | null {
    const { requests, tokens } = used()
    if (limits.requests !== undefined && requests >= limits.requests) {
      return { type: 'requests', limit: limits.requests }
    }
    if (limits.tokens !== undefined && tokens > limits.tokens) {
      return { type: 'tokens', limit: limits.tokens }
    }
    if (limits.parallel !== undefined && inFlight >= limits.parallel) {
      return { type: 'max_parallel_requests', limit: limits.parallel }
    }
    return null
  }

  function headersNow(): Headers {
    const headers = new Headers()
    if (!limits.tells) return headers
    const { requests, tokens } = used()
    const tell = (type: string, limit: number | undefined, left: number): void => {
      if (limit === undefined) return
      headers.set(`x-ratelimit-api_key-limit-${type}`, String(limit))
      headers.set(`x-ratelimit-api_key-remaining-${type}`, String(limit - left))
    }
    tell('requests', limits.requests, requests)
    tell('tokens', limits.tokens, tokens)
    tell('max_parallel_requests', limits.parallel, inFlight)
    return headers
  }

  /**
   * The older limiter tells when the next minute begins (`time_to_next_minute` in
   * litellm/proxy/hooks/parallel_request_limiter.py), v3 always asks for the whole window.
   */
  function retryAfter(): string {
    if (limits.counting !== 'calendar') return '60'
    return String((minute - (time.now() % minute)) / 1000)
  }

  function refuse({ type, limit }: { type: string; limit: number }): Answer {
    counted.refused += 1
    const message = `Rate limit exceeded for api_key: 88dc. Limit type: ${type}. Current limit: ${limit}, Remaining: 0. Limit resets at: 2026-11-20 10:00:00 UTC`
    const body = JSON.stringify({ error: { message, type: 'None', param: 'None', code: '429' } })
    const answer = { status: 429, contentType: 'application/json', retryAfter: retryAfter(), body }
    return {
      kind: 'refused',
      headers: new Headers({ rate_limit_type: type }),
      error: classifyAnswer(answer, { secrets: [], now: time.now() }),
    }
  }

  return {
    minuteEnds,
    async ask({ tokens, duration }) {
      forget()
      const limit = reached()
      if (limit !== null) return refuse(limit)
      inFlight += 1
      uses.push({ at: time.now(), requests: 1, tokens: 0 })
      // LiteLLM tells what was left when the request came.
      const headers = headersNow()
      await time.sleep(duration)
      inFlight -= 1
      forget()
      uses.push({ at: time.now(), requests: 0, tokens })
      counted.answered += 1
      counted.tokens += tokens
      return { kind: 'answered', headers }
    },
    counts() {
      const counts = counted
      counted = { answered: 0, tokens: 0, refused: 0 }
      return counts
    },
  }
}
