import type { AppError } from '../../../shared/errors.ts'

/** Pieces refused in the same way, with none answered between them, after which it is not about the piece. */
const enough = 3

/** Whether a service refuses whatever it is asked: then the pieces that wait are not sent to become gaps one by one. */
export interface Refusals {
  /** A piece was refused for good. Does the service refuse everything by now? */
  refused(key: string, error: AppError): boolean
  answered(): void
}

export function createRefusals(): Refusals {
  let way = ''
  const pieces = new Set<string>()

  return {
    refused(key, { code, status }) {
      const next = `${code} ${status ?? ''}`
      if (next !== way) pieces.clear()
      way = next
      pieces.add(key)
      return pieces.size >= enough
    },
    answered: () => pieces.clear(),
  }
}
