import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles, rate } from '../speech.ts'
import type { Jutt } from '../jutt.ts'
import { makeTake, sentences, silence } from './material.ts'
import { writeWav } from './wav.ts'

const [first = silence(1), second = first, third = second] = sentences().toSorted(
  (a, b) => a.length - b.length,
)
export const short = makeTake([first])
/** About 13 s, with pauses. */
export const long = makeTake([third, first, second])

export const wav = (samples: Float32Array<ArrayBuffer>) => writeWav({ sampleRate: rate, samples })

/** Writes a file of that name and drops it. */
export async function drop(
  jutt: Jutt,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  await dropFiles(jutt, [file])
}
