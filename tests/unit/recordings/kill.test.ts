import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { readWav } from '../../../electron/practice/wav.ts'
import { createChance } from '../../long/random.ts'
import type { Acknowledged } from './append-until-killed.ts'
import { knownSound } from './known-sound.ts'
import { openRecordings } from './recordings-lab.ts'

const program = join(import.meta.dirname, 'append-until-killed.ts')

/** Runs the program, kills it after so many calls have returned, and answers the last one that it told of. */
async function killAfter(calls: number, folder: string, everyMs: number): Promise<Acknowledged> {
  const child = spawn(process.execPath, [program, folder, String(everyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let last: Acknowledged | undefined
    let heard = 0
    // Lines that were on their way when it was killed count too: those calls had returned.
    for await (const line of createInterface(child.stdout)) {
      last = JSON.parse(line) as Acknowledged
      heard += 1
      if (heard === calls) child.kill('SIGKILL')
    }
    if (!last) throw new Error('It ended before any call returned.')
    return last
  } finally {
    child.kill('SIGKILL')
  }
}

test('SIGKILL at random moments costs no sound and no piece that a call had acknowledged', async () => {
  const chance = createChance()
  // Paced as a microphone is, the kill comes between calls; at full speed it comes in the middle of one.
  for (const everyMs of [10, 10, 0, 0, 0, 0]) {
    const folder = mkdtempSync(join(tmpdir(), 'jutt-kill-'))
    const calls = everyMs > 0 ? chance.between(1, 60) : chance.between(1, 2000)
    const acknowledged = await killAfter(calls, folder, everyMs)
    const { id } = acknowledged

    const { recordings, fileOf } = openRecordings(folder)
    const bare = readFileSync(fileOf(id)).subarray(44)
    expect(bare.equals(knownSound(0, Math.floor(bare.length / 2)))).toBe(true)

    expect(recordings.recover()).toMatchObject({ ended: [id], found: [], refused: [] })
    const { recording, pieces } = recordings.open(id)
    // 500 ms may be missing by our own goal; written through, nothing is.
    expect(recording.samples).toBeGreaterThanOrEqual(acknowledged.samples)
    expect(recording.state).toEqual({ kind: 'processing' })

    const bytes = readFileSync(fileOf(id))
    expect(bytes.subarray(44).equals(knownSound(0, recording.samples))).toBe(true)
    expect(bytes.readUInt32LE(40)).toBe(recording.samples * 2)
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
    expect(readWav(bytes)?.seconds).toBe(recording.samples / 16_000)

    let covered = 0
    for (const { start, end } of pieces) {
      expect(start).toBe(covered)
      covered = end
    }
    expect(covered).toBe(recording.samples)
    const cut = pieces.filter(({ speech }) => speech !== null)
    expect(cut.at(-1)?.end ?? 0).toBeGreaterThanOrEqual(acknowledged.cutUntil)
    console.log(
      `  killed after ${calls} calls, ${everyMs} ms apart: ${acknowledged.samples} samples acknowledged, ` +
        `${recording.samples} kept`,
    )
    rmSync(folder, { recursive: true })
  }
}, 60_000)
