import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageScript, root } from '../../tools/setup/project.ts'
import { runNode } from '../../tools/setup/run.ts'
import { expect, test } from '../e2e/jutt.ts'
import { createChance } from './random.ts'

const rounds = 12

/** The files of the quick suites whose cases fast-check makes. */
function filesOfProperties(): string[] {
  return ['tests/unit', 'tests/service'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'")),
  )
}

test('properties hold for cases that were not tried before', async () => {
  test.setTimeout(1_800_000)
  const chance = createChance()
  const files = filesOfProperties()
  for (let round = 0; round < rounds; round++) {
    const seed = String(chance.between(1, 2 ** 31 - 1))
    const script = packageScript('vitest', 'vitest')
    const exitCode = await runNode(
      [script, 'run', '--project=unit', '--project=service', '--reporter=dot', ...files],
      { env: { JUTT_SEED: seed } },
    )
    expect(exitCode, `JUTT_SEED=${seed}`).toBe(0)
  }
})
