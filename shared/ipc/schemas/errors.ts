import { z } from 'zod'
import { errorCodes, errorReasons, type AppError } from '../../errors.ts'

export const appError = z.object({
  code: z.enum(errorCodes),
  reason: z.enum(errorReasons).optional(),
  tokens: z
    .object({
      limit: z.number().int().nonnegative(),
      given: z.number().int().nonnegative().optional(),
      requested: z.number().int().nonnegative().optional(),
    })
    .optional(),
  missing: z
    .array(z.object({ from: z.number().nonnegative(), to: z.number().nonnegative().nullable() }))
    .max(100)
    .readonly()
    .optional(),
  model: z.string().optional(),
  retryAfterSeconds: z.number().nonnegative().optional(),
  status: z.number().int().optional(),
  detail: z.string().optional(),
}) satisfies z.ZodType<AppError>
