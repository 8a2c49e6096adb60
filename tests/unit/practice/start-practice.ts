import { onTestFinished } from 'vitest'
import { createPracticeService, type PracticeOptions } from '../../../electron/practice/server.ts'

export interface RunningPractice {
  address: string
  token: string
  close: () => Promise<void>
  get: (path: string) => Promise<Response>
  post: (path: string, body: BodyInit, signal?: AbortSignal) => Promise<Response>
}

/** A practice service that streams without waiting and is closed when the test ends. */
export async function startPractice(options: PracticeOptions = {}): Promise<RunningPractice> {
  const service = createPracticeService({ pace: 0, ...options })
  const { address, token } = await service.start()
  onTestFinished(() => service.close())
  const headers = { authorization: `Bearer ${token}` }
  return {
    address,
    token,
    close: () => service.close(),
    get: (path) => fetch(address + path, { headers }),
    post: (path, body, signal) =>
      fetch(address + path, { method: 'POST', headers, body, ...(signal && { signal }) }),
  }
}
