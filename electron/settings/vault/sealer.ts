import { safeStorage } from 'electron'
import type { Sealer } from './vault.ts'

/** Electron's safeStorage: Keychain on macOS, DPAPI on Windows, the desktop's secret service on Linux. */
export function createSealer(): Sealer {
  return {
    async canSeal() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
      // "basic_text" encrypts with a password that is the same everywhere: that hides, it does not protect.
      return (
        process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
      )
    },
    seal: (text) => safeStorage.encryptStringAsync(text),
    async unseal(sealed) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return result
    },
  }
}
