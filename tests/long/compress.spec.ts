import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles, expect, rate, test } from '../e2e/speech.ts'
import { describeTranscripts } from '../e2e/transcript-page.ts'
import { locate } from '../sound/compare.ts'
import { ffmpeg } from '../sound/files.ts'
import { writeKnownTalk } from './known-talk.ts'

const patience = 400_000
/** Samples, 10 ms: Opus starts a few milliseconds late or early. */
const slack = rate / 100

test('an hour of sound is compressed to about a tenth, with everything at its place', async ({
  speaker: { jutt },
  folder,
  stored,
}) => {
  const { page } = jutt
  const file = join(folder, 'hour.wav')
  const { seconds } = writeKnownTalk(file, 3600)
  await dropFiles(jutt, [file])
  await describeTranscripts(jutt).untilIs('Transcribed', patience)
  const [whole = ''] = stored()
  const compressed = whole.replace(/wav$/, 'ogg')
  const before = statSync(whole).size

  const sound = page.getByRole('button', { name: /^Sound: / })
  await sound.click()
  const began = Date.now()
  await page.getByRole('menuitem', { name: 'Compress sound' }).click()
  await expect(sound).toHaveAccessibleName(/, compressed$/, { timeout: patience })
  const took = (Date.now() - began) / 1000
  const after = statSync(compressed).size
  console.log(
    `  ${Math.round(seconds)} s compressed in ${took.toFixed(0)} s (${(seconds / took).toFixed(0)} x real time), ` +
      `${(before / 1e6).toFixed(1)} MB to ${(after / 1e6).toFixed(1)} MB`,
  )
  expect(existsSync(whole)).toBe(false)
  expect(after).toBeLessThan(before / 8)

  const decoded = join(folder, 'decoded.raw')
  const asKept = ['-ac', '1', '-ar', String(rate), '-f', 's16le']
  await ffmpeg(folder, ['-i', compressed, ...asKept, decoded])
  const pcm = new Int16Array(Uint8Array.from(readFileSync(decoded)).buffer)
  const known = new Int16Array(Uint8Array.from(readFileSync(file).subarray(44)).buffer)
  expect(Math.abs(pcm.length - known.length)).toBeLessThan(rate / 20)
  const expected = Float32Array.from(known, (sample) => sample / 32_768)
  for (const second of [2, 900, 1800, 2700, 3590]) {
    const place = { from: second * rate, length: 10 * rate, reach: slack }
    expect(locate(expected, pcm, place).correlation).toBeGreaterThan(0.9)
  }
})
