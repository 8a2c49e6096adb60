import type { AppError } from './errors.ts'

/** How every request across processes answers: a value, or an error as data. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError }

export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failure(error: AppError): Result<never> {
  return { ok: false, error }
}
