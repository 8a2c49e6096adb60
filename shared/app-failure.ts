import type { AppError } from './errors.ts'

/** Throws an AppError through code of one process; across processes it goes on as data (Result). */
export class AppFailure extends Error {
  readonly error: AppError

  constructor(error: AppError, options?: ErrorOptions) {
    super(error.code, options)
    this.name = 'AppFailure'
    this.error = error
  }
}
