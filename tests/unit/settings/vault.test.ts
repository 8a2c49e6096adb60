import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVault, type Sealer } from '../../../electron/settings/vault/vault.ts'

const key = 'sk-very-secret'
const secret = { key, origin: 'https://llm.hpc.ut.ee' }
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-vault-'))
  file = join(folder, 'vault.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Seals by turning the bits round; `password` stands for the platform's key. */
function sealerWith(password: number, canSeal = true): Sealer {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ password)
  return {
    canSeal: async () => canSeal,
    seal: async (text) => turn(Buffer.from(`sealed:${text}`)),
    async unseal(sealed) {
      const text = Buffer.from(turn(sealed)).toString()
      if (!text.startsWith('sealed:')) throw new Error('sealed with another key')
      return text.slice('sealed:'.length)
    },
  }
}

const contents = () => Buffer.from(readFileSync(file))
const readable = () => {
  const { data } = JSON.parse(contents().toString()) as { data: string }
  return Buffer.from(data, 'base64').toString()
}

test('the key is sealed where the platform can, and nobody else may read the file', async () => {
  const vault = createVault({ file, sealer: sealerWith(0x5a) })
  expect(await vault.keep(secret, { keepUnsealed: true })).toBe('sealed')
  expect(contents().includes(key)).toBe(false)
  expect(readable()).not.toContain(key)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await vault.load()).toEqual({ ...secret, keeping: 'sealed' })
})

test('without a key store nothing is written unless the user says so', async () => {
  const vault = createVault({ file, sealer: sealerWith(0, false) })
  expect(await vault.keep(secret, { keepUnsealed: false })).toBe('session')
  expect(await vault.load()).toBeNull()
  expect(await vault.keep(secret, { keepUnsealed: true })).toBe('unsealed')
  expect(await vault.load()).toEqual({ ...secret, keeping: 'unsealed' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('keeping for this run only removes an older key', async () => {
  const vault = createVault({ file, sealer: sealerWith(0, false) })
  await vault.keep({ ...secret, key: 'sk-older' }, { keepUnsealed: true })
  await vault.keep(secret, { keepUnsealed: false })
  expect(await vault.load()).toBeNull()
})

test('a key sealed by another platform key, or a damaged vault, is no key, and asks for one', async () => {
  await createVault({ file, sealer: sealerWith(1) }).keep(secret, { keepUnsealed: false })
  expect(await createVault({ file, sealer: sealerWith(2) }).load()).toBeNull()
  writeFileSync(file, '{"version":1,"sealed":')
  expect(await createVault({ file, sealer: sealerWith(1) }).load()).toBeNull()
})

test('a forgotten key is gone from the disk', async () => {
  const vault = createVault({ file, sealer: sealerWith(1) })
  await vault.keep(secret, { keepUnsealed: false })
  await vault.forget()
  expect(() => contents()).toThrow('ENOENT')
  await vault.forget()
})

test('a key store that refuses at the last moment is none: the key lasts for this run', async () => {
  const refusing = { ...sealerWith(1), seal: () => Promise.reject(new Error('dismissed')) }
  const vault = createVault({ file, sealer: refusing })
  expect(await vault.keep(secret, { keepUnsealed: false })).toBe('session')
  expect(await vault.load()).toBeNull()
})
