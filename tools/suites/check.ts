import { buildIfStale } from '../setup/build.ts'
import { npmScript, readManifest, root } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'
import { couldNotRun, type Counts } from './result.ts'

/** The one that looks at what was built; the others run beside the build. */
const ofBuild = 'check:size'

/** Builds, and runs each `check:…` script of package.json, the later ones too when an earlier one fails. */
export async function runChecks(): Promise<Counts> {
  const steps = Object.keys(readManifest(root).scripts).filter((name) => name.startsWith('check:'))
  const [isBuilt, failed] = await Promise.all([
    buildIfStale(),
    failuresOf(steps.filter((step) => step !== ofBuild)),
  ])
  if (!isBuilt) return couldNotRun('the build failed')
  failed.push(...(await failuresOf([ofBuild])))
  return {
    passed: steps.length - failed.length,
    failed: failed.length,
    skipped: 0,
    ...(failed.length > 0 && { note: failed.join(', ') }),
  }
}

async function failuresOf(steps: readonly string[]): Promise<string[]> {
  const failed: string[] = []
  for (const step of steps) {
    console.log(`> ${step}`)
    if ((await runNode([npmScript(), 'run', '--silent', step])) !== 0) failed.push(step)
  }
  return failed
}
