import { AppFailure } from '../../../shared/app-failure.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'
import type { AudioPage, AudioPageUser } from '../audio-page.ts'

/** Has parts of compressed sounds decoded by the audio page. */
export interface Extraction extends AudioPageUser {
  /** Sound (PCM16, 16 kHz) from one sample up to, but not with, another. Throws sound_unreadable. */
  extract(recordingId: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
  answered(answer: { request: number; sound: Uint8Array | null }): void
}

const mostDeaths = 2

export function createExtraction(page: AudioPage): Extraction {
  interface Asked {
    task: SoundTask
    answer: PromiseWithResolvers<Uint8Array<ArrayBuffer>>
    /** Pages that died while they had it to do. */
    deaths: number
  }
  const asked = new Map<number, Asked>()
  let requests = 0

  return {
    extract(recordingId, from, to) {
      requests += 1
      const url = `/sound/${recordingId}`
      const task: SoundTask = { kind: 'extract', request: requests, url, from, to }
      const answer = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
      asked.set(requests, { task, answer, deaths: 0 })
      if (page.wake()) page.send(task)
      return answer.promise
    },
    answered({ request, sound }) {
      const answer = asked.get(request)?.answer
      asked.delete(request)
      if (sound) answer?.resolve(new Uint8Array(sound))
      else answer?.reject(new AppFailure({ code: 'sound_unreadable' }))
    },
    pageReady() {
      for (const { task } of asked.values()) page.send(task)
    },
    pageLost() {
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
