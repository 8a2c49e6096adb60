import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import type { Timer } from '../timer.ts'

/** Milliseconds. A busy machine loads the model in seconds; text must not wait longer for it. */
const PATIENCE = 20_000

/** A detector that throws where no answer comes within 20 s. */
export function createPatientDetector(detector: SpeechDetector, timer: Timer): SpeechDetector {
  return async (samples) => {
    const { promise, reject } = Promise.withResolvers<never>()
    const callOff = timer(PATIENCE, () => reject(new Error('The speech detector does not answer.')))
    try {
      return await Promise.race([detector(samples), promise])
    } finally {
      callOff()
    }
  }
}
