import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import type { Timer } from '../timer.ts'

/** Milliseconds. Main waits 10 s for the end of a recording; the model loads within 1 s. */
const PATIENCE = 5000

/** A detector that throws where no answer comes within 5 s. */
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
