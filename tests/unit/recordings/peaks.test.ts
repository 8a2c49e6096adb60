import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPeaks } from '../../../electron/recordings/sound/peaks.ts'
import { wavOf } from '../../../electron/recordings/wav-header.ts'
import { openRecordings } from './recordings-lab.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-peaks-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const stretch = 1600

/** Sound whose stretches of 0.1 s are each as loud as told, 0 to 1. */
function sound(...levels: number[]): Buffer {
  const samples = new Int16Array(levels.length * stretch)
  for (const [index, level] of levels.entries()) {
    samples[index * stretch + 7] = -Math.round(level * 32_768)
  }
  return Buffer.from(samples.buffer)
}

function place(pcm: Uint8Array) {
  const file = join(folder, 'a.wav')
  writeFileSync(file, wavOf(pcm))
  return { file, peaksFile: join(folder, 'a.peaks'), samples: pcm.byteLength / 2 }
}

test('the peaks of a sound are the roots of its largest magnitudes, at most as many as wanted', async () => {
  const peaks = createPeaks()
  const whole = place(sound(0, 0.25, 1, 0.01, 0.04))
  const all = await peaks.of(whole, 100)
  expect([...all.peaks]).toEqual([0, 128, 255, 26, 51])
  expect(all.samplesPerPeak).toBe(stretch)
  const few = await peaks.of(whole, 2)
  expect([...few.peaks]).toEqual([255, 51])
  expect(few.samplesPerPeak).toBe(3 * stretch)
})

test('what was read once is kept, and of sound that grows only what is new is read', async () => {
  const short = place(sound(0.25, 1))
  await createPeaks().of(short, 100)
  expect([...readFileSync(short.peaksFile)]).toEqual([128, 255])
  // What stands there now is not looked at again.
  const grown = place(sound(0, 0, 0.25, 0.04))
  expect([...(await createPeaks().of(grown, 100)).peaks]).toEqual([128, 255, 128, 51])
  // Without the sound what is known of it is still there to be seen.
  rmSync(grown.file)
  expect([...(await createPeaks().of(grown, 100)).peaks]).toEqual([128, 255, 128, 51])
})

test('a sound that is gone, or shorter than it was, is told as gone', async () => {
  const whole = place(sound(0.25, 1, 1))
  truncateSync(whole.file, statSync(whole.file).size - 10)
  await expect(createPeaks().of(whole, 100)).rejects.toMatchObject({ error: { code: 'not_found' } })
  rmSync(whole.file)
  await expect(createPeaks().of(whole, 100)).rejects.toMatchObject({ error: { code: 'not_found' } })
})

test('a recording has them while it grows, and takes them with it', async () => {
  const lab = openRecordings(folder)
  const { id } = lab.recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
  lab.recordings.append(id, sound(0.25, 1), [])
  expect([...(await lab.recordings.peaks(id, 100)).peaks]).toEqual([128, 255])
  expect(lab.recordings.servedSound(id, stretch)).toMatchObject({
    snapshot: { size: 44 + 2 * stretch },
  })
  lab.recordings.append(id, sound(0.04), [])
  lab.recordings.finish(id)
  expect([...(await lab.recordings.peaks(id, 100)).peaks]).toEqual([128, 255, 51])
  lab.recordings.delete(id)
  lab.recordings.recover()
  expect(() => statSync(lab.fileOf(id).replace('.wav', '.peaks'))).toThrow('ENOENT')
  lab.recordings.close()
})
