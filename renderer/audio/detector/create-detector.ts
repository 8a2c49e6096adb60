import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import type { DetectorAnswer, DetectorQuestion } from './protocol.ts'

type Answer = (probabilities: Float32Array | null) => void

/**
 * Makes the {@link SpeechDetector} of the audio page: Silero VAD v5 in a worker of its own, loaded with
 * the first question and kept. Where it cannot be loaded, or dies, every answer is null from then on.
 */
export function createDetector(): SpeechDetector {
  const asked = new Map<number, Answer>()
  let worker: Worker | null = null
  let isBroken = false
  let lastId = 0

  function giveUp(): void {
    isBroken = true
    worker?.terminate()
    worker = null
    for (const answer of asked.values()) answer(null)
    asked.clear()
  }

  function start(): Worker {
    const started = new Worker(new URL('./detector.worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<DetectorAnswer>) => {
      if (data.probabilities === null) {
        giveUp()
        return
      }
      asked.get(data.id)?.(data.probabilities)
      asked.delete(data.id)
    })
    started.addEventListener('error', giveUp)
    return started
  }

  return async (samples) => {
    if (isBroken) return null
    worker ??= start()
    const id = (lastId += 1)
    const { promise, resolve } = Promise.withResolvers<Float32Array | null>()
    asked.set(id, resolve)
    const question: DetectorQuestion = { id, samples }
    worker.postMessage(question, [samples.buffer])
    return promise
  }
}
