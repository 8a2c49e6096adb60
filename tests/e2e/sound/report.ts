import { expect, type TestInfo } from '@playwright/test'
import { isRecordedSpeech } from './material.ts'
import { proveSound, type SoundProof } from './prove.ts'

/** Proves the uploads against what was played, and leaves the figures with the test's results. */
export async function expectWhole(
  info: TestInfo,
  played: Float32Array,
  uploads: readonly Uint8Array[],
): Promise<SoundProof> {
  const proof = proveSound(played, uploads)
  const figures = [
    `${proof.pieces.length} pieces, ${proof.windows} windows of 250 ms with speech`,
    `correlation: lowest ${proof.lowest.toFixed(3)}, median ${proof.median.toFixed(4)}`,
    `lags in samples: ${proof.pieces.map(({ start, lag }) => (start + lag).toFixed(2)).join(', ')}`,
    isRecordedSpeech ? 'recorded speech' : 'synthetic speech: pocketsphinx-testdata is not here',
  ]
  info.annotations.push({ type: 'sound', description: figures.join('; ') })
  console.log(`      ${figures.join('; ')}`)
  expect(proof.problems).toEqual([])
  expect(proof.windows).toBeGreaterThan(5)
  return proof
}
