import { systemPreferences } from 'electron'

/** Does the system keep the microphone from Jutt? macOS then gives zeros and no error (electron#29861). */
export function isDeafened(): boolean {
  if (process.platform !== 'darwin' && process.platform !== 'win32') return false
  const status = systemPreferences.getMediaAccessStatus('microphone')
  return status === 'denied' || status === 'restricted'
}
