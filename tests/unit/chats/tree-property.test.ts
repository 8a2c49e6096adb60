import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTreeLab, deeds } from './tree-lab.ts'

const deed = fc.record({
  kind: fc.oneof(...deeds),
  which: fc.nat(50),
  other: fc.nat(50),
  text: fc.stringMatching(/^[a-zõäöü]{1,12}$/),
})

test('whatever is done to a chat in whatever order, nothing written is lost and all of it can be reached', async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 30, maxLength: 120, size: 'max' }),
      async (list) => {
        const folder = mkdtempSync(join(tmpdir(), 'jutt-tree-'))
        const lab = createTreeLab(join(folder, 'jutt.sqlite'))
        try {
          await lab.perform({ kind: 'begin', which: 0, other: 0, text: 'tere' })
          for (const one of list) {
            await lab.perform(one)
            done.add(one.kind)
          }
        } finally {
          lab.close()
          rmSync(folder, { recursive: true })
        }
      },
    ),
    // Shrinking takes minutes, and would hide what failed behind the time limit.
    { numRuns: 40, endOnFailure: true },
  )
  expect(done.size).toBe(deeds.length)
}, 60_000)
