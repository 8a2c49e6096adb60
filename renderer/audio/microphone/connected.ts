import type { Microphone } from '../../../shared/ipc/schemas/microphones.ts'

/** Names that stand for what the system has chosen, not for a device. */
const aliases = new Set(['', 'default', 'communications'])

/** The microphones that are connected now. */
export async function connectedMicrophones(): Promise<Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && !aliases.has(deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}

/** Tells which microphones are connected, at once, when that changes, and when the returned function is called. */
export function watchMicrophones(
  tell: (microphones: Microphone[]) => Promise<unknown>,
  report: (error: unknown) => void,
): () => void {
  let told: string | null = null

  async function look(): Promise<void> {
    try {
      const microphones = await connectedMicrophones()
      const now = JSON.stringify(microphones)
      if (now === told) return
      told = now
      await tell(microphones)
    } catch (error) {
      report(error)
    }
  }

  navigator.mediaDevices.addEventListener('devicechange', () => void look())
  void look()
  return () => void look()
}
