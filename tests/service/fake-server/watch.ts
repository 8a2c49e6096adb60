import type { ReceivedRequest } from './requests.ts'

interface Waiting {
  readonly fits: (request: ReceivedRequest) => boolean
  readonly resolve: (request: ReceivedRequest) => void
}

/** The list of received requests, and those who wait for one. */
export function createWatch() {
  const requests: ReceivedRequest[] = []
  const waiting = new Set<Waiting>()

  async function waitFor(
    fits: (request: ReceivedRequest) => boolean,
    withinMs = 10_000,
  ): Promise<ReceivedRequest> {
    const present = requests.find(fits)
    if (present !== undefined) return present
    const { promise, resolve, reject } = Promise.withResolvers<ReceivedRequest>()
    const entry = { fits, resolve }
    waiting.add(entry)
    const timer = setTimeout(() => reject(new Error(absent(requests, withinMs))), withinMs)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      waiting.delete(entry)
    }
  }

  return {
    requests: requests as readonly ReceivedRequest[],
    waitFor,
    add(request: ReceivedRequest): void {
      requests.push(request)
      for (const entry of waiting) if (entry.fits(request)) entry.resolve(request)
    },
    reset(): void {
      requests.length = 0
    },
  }
}

function absent(requests: readonly ReceivedRequest[], withinMs: number): string {
  const seen = requests.map(
    (request) => `${request.method} ${request.path} ${request.body.toString('utf8').slice(0, 200)}`,
  )
  return `No such request within ${withinMs} ms; received:\n${seen.join('\n') || '(none)'}`
}
