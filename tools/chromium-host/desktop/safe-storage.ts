import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto'
import type { SafeStorage } from 'electron'
import { guardObject } from '../api/guard.ts'

const prefix = Buffer.from('v10')

/**
 * electron.safeStorage with the backend `basic_text`, byte for byte what Chromium does on Linux without a keyring:
 * AES-128-CBC under a key that is in Chromium's own source. That is obfuscation and protects nothing, which is what
 * the backend's name tells an app.
 */
export function createSafeStorage(isReady: () => boolean): SafeStorage {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1')
  const vector = Buffer.alloc(16, ' ')

  function requireReady(): void {
    if (!isReady()) throw new Error('safeStorage cannot be used before app is ready')
  }

  function encrypt(plainText: string): Buffer {
    requireReady()
    if (typeof plainText !== 'string') throw new TypeError('Only strings can be encrypted')
    const cipher = createCipheriv('aes-128-cbc', key, vector)
    return Buffer.concat([prefix, cipher.update(plainText, 'utf8'), cipher.final()])
  }

  function decrypt(encrypted: Buffer): string {
    requireReady()
    if (!encrypted.subarray(0, prefix.length).equals(prefix)) {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
      )
    }
    const decipher = createDecipheriv('aes-128-cbc', key, vector)
    const rest = encrypted.subarray(prefix.length)
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')
  }

  return guardObject('electron.safeStorage', {
    isEncryptionAvailable: isReady,
    getSelectedStorageBackend: () => (isReady() ? 'basic_text' : 'unknown'),
    setUsePlainTextEncryption: () => undefined,
    encryptString: encrypt,
    decryptString: decrypt,
    async isAsyncEncryptionAvailable() {
      return isReady()
    },
    async encryptStringAsync(plainText) {
      return encrypt(plainText)
    },
    async decryptStringAsync(encrypted) {
      return { shouldReEncrypt: false, result: decrypt(encrypted) }
    },
  } satisfies SafeStorage)
}
