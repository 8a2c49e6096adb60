import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import type { DetectorAnswer, DetectorQuestion } from './protocol.ts'

interface Question {
  samples: Int16Array<ArrayBuffer>
  answer: (probabilities: Float32Array | null) => void
}

/**
 * Makes the {@link SpeechDetector} of the audio page: Silero VAD v5 in a worker of its own, loaded with
 * the first question and kept. Where it cannot be loaded, or dies, every answer is null from then on.
 */
export function createDetector(): SpeechDetector {
  const asked = new Map<number, readonly Question[]>()
  let together: Question[] = []
  let worker: Worker | null = null
  let isBroken = false
  let lastId = 0

  function giveUp(): void {
    isBroken = true
    worker?.terminate()
    worker = null
    for (const { answer } of [...asked.values()].flat()) answer(null)
    asked.clear()
  }

  function start(): Worker {
    const started = new Worker(new URL('./detector.worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<DetectorAnswer>) => {
      const { probabilities } = data
      if (probabilities === null) {
        giveUp()
        return
      }
      for (const [index, { answer }] of asked.get(data.id)?.entries() ?? []) {
        answer(probabilities[index] ?? null)
      }
      asked.delete(data.id)
    })
    started.addEventListener('error', giveUp)
    return started
  }

  /** What is asked at once is answered at once: three cost hardly more than one. */
  function ask(): void {
    const questions = together
    together = []
    if (isBroken) {
      for (const { answer } of questions) answer(null)
      return
    }
    worker ??= start()
    const id = (lastId += 1)
    asked.set(id, questions)
    const sounds = questions.map(({ samples }) => samples)
    const question: DetectorQuestion = { id, sounds }
    worker.postMessage(
      question,
      sounds.map(({ buffer }) => buffer),
    )
  }

  return async (samples) => {
    const { promise, resolve } = Promise.withResolvers<Float32Array | null>()
    if (together.push({ samples, answer: resolve }) === 1) queueMicrotask(ask)
    return promise
  }
}
