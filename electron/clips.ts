import { readFile } from 'node:fs/promises'
import english from '../resources/practice/en.wav?asset'
import estonian from '../resources/practice/et.wav?asset'
import type { Clips } from './service/transcription/tells-apart.ts'

/** Two short sounds that come with Jutt, to try a service's speech model with: Estonian and English. */
export async function readClips(): Promise<Clips> {
  return [await readFile(estonian), await readFile(english)]
}
