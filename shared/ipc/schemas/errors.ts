import { z } from 'zod'
import { errorCodes, type AppError } from '../../errors.ts'

export const appError = z.object({
  code: z.enum(errorCodes),
  retryAfterSeconds: z.number().nonnegative().optional(),
  status: z.number().int().optional(),
  detail: z.string().optional(),
}) satisfies z.ZodType<AppError>
