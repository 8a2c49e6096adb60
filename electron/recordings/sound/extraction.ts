import { AppFailure } from '../../../shared/app-failure.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'

/** Has parts of compressed sounds decoded by the audio page. */
export interface Extraction {
  /** Sound (PCM16, 16 kHz) from one sample up to, but not with, another. Throws sound_unreadable. */
  extract(recordingId: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
  answered(answer: { request: number; sound: Uint8Array | null }): void
  pageReady(): void
  pageLost(): void
}

const mostDeaths = 2

export function createExtraction({
  send,
  wakePage,
}: {
  send: (task: SoundTask) => void
  wakePage: () => void
}): Extraction {
  interface Asked {
    task: SoundTask
    answer: PromiseWithResolvers<Uint8Array<ArrayBuffer>>
    /** Pages that died while they had it to do. */
    deaths: number
  }
  const asked = new Map<number, Asked>()
  let requests = 0
  let isPageUp = false

  return {
    extract(recordingId, from, to) {
      requests += 1
      const url = `/sound/${recordingId}`
      const task: SoundTask = { kind: 'extract', request: requests, url, from, to }
      const answer = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
      asked.set(requests, { task, answer, deaths: 0 })
      if (isPageUp) send(task)
      else wakePage()
      return answer.promise
    },
    answered({ request, sound }) {
      const answer = asked.get(request)?.answer
      asked.delete(request)
      if (sound) answer?.resolve(new Uint8Array(sound))
      else answer?.reject(new AppFailure({ code: 'sound_unreadable' }))
    },
    pageReady() {
      isPageUp = true
      for (const { task } of asked.values()) send(task)
    },
    pageLost() {
      isPageUp = false
      for (const [request, one] of asked) {
        one.deaths += 1
        // What kills each page would do so for ever.
        if (one.deaths < mostDeaths) continue
        asked.delete(request)
        one.answer.reject(new AppFailure({ code: 'sound_unreadable' }))
      }
    },
  }
}
