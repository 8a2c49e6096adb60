import type { z } from 'zod'

/** What a column holds as JSON; undefined where it cannot be read, which must not cost the rest of the row. */
export function readStored<T>(schema: z.ZodType<T>, stored: unknown): T | undefined {
  try {
    return schema.safeParse(JSON.parse(String(stored))).data
  } catch {
    return undefined
  }
}
