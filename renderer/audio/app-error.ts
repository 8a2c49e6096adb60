import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'

/** Whatever was thrown, as data for main. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { code: 'internal', detail: thrown instanceof Error ? thrown.message : String(thrown) }
}
