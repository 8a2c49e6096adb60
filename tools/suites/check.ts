import { npmScript, readManifest, root } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import type { Counts } from './result.ts'

/** Runs each `check:…` script of package.json, the later ones too when an earlier one fails. */
export async function runChecks(): Promise<Counts> {
  const steps = Object.keys(readManifest(root).scripts).filter((name) => name.startsWith('check:'))
  const failed: string[] = []
  for (const step of steps) {
    console.log(`> ${step}`)
    if ((await runNode([npmScript(), 'run', '--silent', step])) !== 0) failed.push(step)
  }
  return {
    passed: steps.length - failed.length,
    failed: failed.length,
    skipped: 0,
    ...(failed.length > 0 && { note: failed.join(', ') }),
  }
}
