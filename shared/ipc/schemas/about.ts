import { z } from 'zod'

/** A package that Jutt is made of. */
const licence = z.object({
  name: z.string(),
  version: z.string(),
  /** As its package names it, such as "MIT"; empty where it does not. */
  licence: z.string(),
  /** The texts of licence and notices that it brings; empty where it brings none. */
  text: z.string(),
})
export type Licence = z.infer<typeof licence>

export const licences = z.array(licence)

/** What Jutt has noted of itself, and where, as text for a person to read. */
export const log = z.object({ file: z.string(), text: z.string() })
export type Log = z.infer<typeof log>
