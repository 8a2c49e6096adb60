import type { AppError, ErrorCode } from '../../shared/errors.ts'
import type { ServiceHealth } from '../../shared/ipc/schemas/service.ts'

const healthByCode: Readonly<Partial<Record<ErrorCode, ServiceHealth>>> = {
  key_refused: 'key_refused',
  key_missing: 'key_refused',
  unreachable: 'offline',
  certificate: 'offline',
  not_a_service: 'offline',
}

/** What an error tells about the service as a whole; undefined where it concerns the one request only. */
export function healthAfter(error: AppError): ServiceHealth | undefined {
  return healthByCode[error.code]
}
