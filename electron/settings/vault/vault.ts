import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { KeyKeeping } from '../../../shared/ipc/schemas/service.ts'

/** What the platform offers to seal a secret with, for instance the keychain. */
export interface Sealer {
  /** False where the platform has no key store, so that a "sealed" text could be read by any program. */
  canSeal(): Promise<boolean>
  seal(text: string): Promise<Uint8Array>
  unseal(sealed: Uint8Array): Promise<string>
}

const secretSchema = z.object({ key: z.string(), origin: z.string() })

/** A key and the origin it is for: kept in one piece, so that no key ever goes to another service. */
type Secret = z.infer<typeof secretSchema>

/** Keeps one secret, the API key, between runs. */
export interface Vault {
  canSeal(): Promise<boolean>
  /** The key and how it is kept; null where there is none or it cannot be opened (any more). */
  load(): Promise<(Secret & { keeping: KeyKeeping }) | null>
  /** Seals the key where the platform can; elsewhere it is kept readable only if the user said so, else not at all. */
  keep(secret: Secret, options: { keepUnsealed: boolean }): Promise<KeyKeeping>
  forget(): Promise<void>
}

const record = z.object({ version: z.literal(1), sealed: z.boolean(), data: z.base64() })

/** A vault in a file that only the user's account may read (mode 0600). */
export function createVault({ file, sealer }: { file: string; sealer: Sealer }): Vault {
  async function write(sealed: boolean, data: Uint8Array): Promise<void> {
    await mkdir(dirname(file), { recursive: true })
    const fresh = `${file}.new`
    const text = JSON.stringify({
      version: 1,
      sealed,
      data: Buffer.from(data).toString('base64'),
    } satisfies z.infer<typeof record>)
    await writeFile(fresh, text, { mode: 0o600 })
    // The mode above holds only for a file that was not there yet.
    await chmod(fresh, 0o600)
    await rename(fresh, file)
  }

  /** Null where the platform has no key store, or refuses to use it (a prompt that was dismissed). */
  async function seal(text: string): Promise<Uint8Array | null> {
    if (!(await sealer.canSeal())) return null
    try {
      return await sealer.seal(text)
    } catch {
      return null
    }
  }

  async function forget(): Promise<void> {
    await rm(file, { force: true })
    await rm(`${file}.new`, { force: true })
  }

  return {
    canSeal: () => sealer.canSeal(),
    async load() {
      try {
        const { sealed, data } = record.parse(JSON.parse(await readFile(file, 'utf8')))
        const bytes = Buffer.from(data, 'base64')
        const text = sealed ? await sealer.unseal(bytes) : bytes.toString('utf8')
        const secret = secretSchema.parse(JSON.parse(text))
        return { ...secret, keeping: sealed ? 'sealed' : 'unsealed' }
      } catch {
        // Missing, damaged, or sealed on another machine: the user is asked for the key again.
        return null
      }
    },
    async keep(secret, { keepUnsealed }) {
      const text = JSON.stringify(secret)
      const sealed = await seal(text)
      if (sealed) {
        await write(true, sealed)
        return 'sealed'
      }
      if (keepUnsealed) {
        await write(false, Buffer.from(text, 'utf8'))
        return 'unsealed'
      }
      await forget()
      return 'session'
    },
    forget,
  }
}
