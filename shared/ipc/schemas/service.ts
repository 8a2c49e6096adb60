import { z } from 'zod'
import { appError } from './errors.ts'

export const modelEntry = z.object({
  id: z.string(),
  kind: z.enum(['chat', 'transcription', 'embedding']),
  /** Longest prompt and answer together, in tokens, where the service tells it. */
  contextTokens: z.number().int().positive().optional(),
})
export type ModelEntry = z.infer<typeof modelEntry>

/** Where the key is: sealed by the platform's key store, readable in the vault file, or in memory for this run only. */
export const keyKeeping = z.enum(['sealed', 'unsealed', 'session'])
export type KeyKeeping = z.infer<typeof keyKeeping>

export const serviceHealth = z.enum(['unknown', 'ready', 'offline', 'key_refused'])
export type ServiceHealth = z.infer<typeof serviceHealth>

export const serviceState = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unconnected'),
    /** Address to offer in the form: the last one used, or the HPC Center's. */
    address: z.string(),
    /** key_missing: an address is known, but its key was kept for the last run only or cannot be read. */
    reason: z.enum(['first_run', 'key_missing']),
    canSealKey: z.boolean(),
  }),
  z.object({
    kind: z.literal('connected'),
    address: z.string(),
    practice: z.boolean(),
    models: z.array(modelEntry),
    health: serviceHealth,
    /** Why the service is offline or refuses the key. */
    trouble: appError.optional(),
    keyKeeping,
    canSealKey: z.boolean(),
    /** Does the service tell which language it heard? Null until it was found out. */
    tellsLanguage: z.boolean().nullable(),
  }),
])
export type ServiceState = z.infer<typeof serviceState>

/** The state of the one queue that all requests of a key pass. */
export const budgetState = z.object({
  inFlight: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
  /** Nothing is sent before this moment (milliseconds since 1970), because the service asked us to wait. */
  pausedUntil: z.number().nullable(),
  /** Models that are not asked before their moment, because a limit that is for them alone is reached. */
  pausedModels: z.array(z.object({ model: z.string(), until: z.number() })),
  /**
   * Nothing of a batch, such as files, is under way before this moment, because of a pause or of the pace that the
   * limits of the key allow.
   */
  batchUntil: z.number().nullable(),
})
export type BudgetState = z.infer<typeof budgetState>

export const connectInput = z.object({
  address: z.string().trim().min(1).max(2000),
  key: z.string().trim().max(4000),
  /** What to do where the platform cannot seal the key; a platform that can always seals it. */
  keepUnsealed: z.boolean(),
  /** The user has read the warning about plain http. */
  allowInsecure: z.boolean(),
  /** Model ids typed by hand, for a service without a model list. */
  modelIds: z.array(z.string().trim().min(1).max(200)).max(50),
})
export type ConnectInput = z.infer<typeof connectInput>
