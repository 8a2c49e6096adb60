import { z } from 'zod'

export const manifestName = 'jutt-backup.json'

/** Only such names are taken from a backup: nothing in it can lead out of the folder. */
const fileName = z
  .string()
  .regex(/^(jutt\.sqlite|settings\.json|recordings\/[\w-]{1,80}\.[a-z\d]{1,8})$/)

export function isFileName(name: string): boolean {
  return fileName.safeParse(name).success
}

/** What a backup says of itself. */
export const manifest = z.object({
  format: z.literal('jutt-backup'),
  version: z.literal(1),
  /** Of Jutt. */
  writtenBy: z.string(),
  createdAt: z.number(),
  chats: z.number().int().nonnegative(),
  recordings: z.number().int().nonnegative(),
  withSound: z.boolean(),
  files: z.array(
    z.object({
      name: fileName,
      size: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type Manifest = z.infer<typeof manifest>
