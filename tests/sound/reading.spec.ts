import { expect } from '@playwright/test'
import type { Lab } from './lab.ts'
import { test } from './lab.ts'
import { makeSound } from './speech.ts'

const RATE = 16_000
const MINUTES = 30

/** 58 MB. */
const BYTES = MINUTES * 60 * RATE * 2

test.beforeAll(async ({ lab }) => {
  await makeSound(lab.folder, 'long.wav', `synth ${MINUTES * 60} sin 440 vol 0.1`)
})

test('an aborted decoding ends at once, without trouble, and reads no further', async ({ lab }) => {
  const { result, sent } = await counted(lab, () => lab.decode('long.wav', { abortAfter: 3 }))
  expect(result.trouble).toBeNull()
  expect(result.chunks).toEqual([RATE, 2 * RATE, 2 * RATE])
  expect(result.length).toBe(MINUTES * 60 * RATE)
  // The library reads 8 MiB ahead, and what was asked for is still on its way.
  expect(sent).toBeLessThan(BYTES / 2)
})

test('sound from near the end needs no sound before it', async ({ lab }) => {
  const from = (MINUTES * 60 - 5) * RATE
  const { result, sent } = await counted(lab, () => lab.decode('long.wav', { from }))
  expect(result.pcm).toHaveLength(5 * RATE)
  expect(sent).toBeLessThan(BYTES / 4)
})

async function counted<T>(lab: Lab, work: () => Promise<T>): Promise<{ result: T; sent: number }> {
  const before = lab.server.sent()
  const result = await work()
  return { result, sent: lab.server.sent() - before }
}
