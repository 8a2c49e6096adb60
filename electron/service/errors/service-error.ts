import { AppFailure } from '../../../shared/app-failure.ts'
import type { AppError, ErrorCode, ErrorReason } from '../../../shared/errors.ts'

/**
 * What may be done about an error before anything was shown: nothing, the same again at once (a proxy that lost its
 * server), or the same again when the rate limit lets go.
 */
export type Remedy = 'none' | 'again' | 'wait'

/** The one error that leaves electron/service; what crosses processes and is stored is its `error`. */
export class ServiceError extends AppFailure {
  readonly remedy: Remedy

  constructor(error: AppError, remedy: Remedy = 'none', options?: ErrorOptions) {
    super(error, options)
    this.name = 'ServiceError'
    this.remedy = remedy
  }
}

export function serviceError(code: ErrorCode, detail?: string, remedy?: Remedy): ServiceError {
  return new ServiceError(detail === undefined ? { code } : { code, detail }, remedy)
}

/** An error with a sentence of its own within its code. */
export function reasonedError(code: ErrorCode, reason: ErrorReason, detail?: string): ServiceError {
  return new ServiceError(detail === undefined ? { code, reason } : { code, reason, detail })
}

/** The ServiceError in a chain of causes; libraries wrap what our own fetch throws. */
export function findServiceError(caught: unknown): ServiceError | undefined {
  for (const cause of causesOf(caught)) if (cause instanceof ServiceError) return cause
  return undefined
}

/** Whatever was thrown, as a ServiceError: what is not one already is a mistake of ours. */
export function asServiceError(caught: unknown): ServiceError {
  const own = findServiceError(caught)
  if (own !== undefined) return own
  return new ServiceError({ code: 'internal' }, 'none', { cause: caught })
}

/** An error and its causes, outermost first; aggregates (a name with several addresses) are opened. */
export function causesOf(caught: unknown): Error[] {
  const chain: Error[] = []
  const waiting: unknown[] = [caught]
  while (waiting.length > 0 && chain.length < 20) {
    const error = waiting.shift()
    if (error instanceof Error && !chain.includes(error)) {
      chain.push(error)
      waiting.push(error.cause)
      if (error instanceof AggregateError)
        waiting.push(...error.errors.map((part): unknown => part))
    }
  }
  return chain
}
