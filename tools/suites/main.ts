import { parseArgs } from 'node:util'
import {
  closingLine,
  couldNotRun,
  faultLines,
  totalLine,
  type Counts,
  type SuiteResult,
} from './result.ts'
import { defaultSuites, suites, type SuiteName } from './suites.ts'

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})
const results: SuiteResult[] = []
for (const group of chosen(values.only)) results.push(...(await Promise.all(group.map(runSuite))))

const faults = results.flatMap(faultLines)
if (faults.length > 0) console.log(['\n== Not passed at once', ...faults].join('\n'))
console.log('\n== Summary')
for (const result of results) console.log(closingLine(result))
console.log(totalLine(results))
process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1

function chosen(only: string | undefined): typeof defaultSuites {
  if (only === undefined) return defaultSuites
  const known = Object.keys(suites)
  const asked = only.split(',')
  const unknown = asked.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(`There is no suite ${unknown.join(', ')}; there are ${known.join(', ')}`)
  }
  return asked.filter((name): name is SuiteName => name in suites).map((name) => [name])
}

async function runSuite(suite: SuiteName): Promise<SuiteResult> {
  console.log(`\n== ${suite}`)
  const started = performance.now()
  const counts = await runOrFail(suite)
  const result = { suite, seconds: (performance.now() - started) / 1000, ...counts }
  console.log(closingLine(result))
  return result
}

async function runOrFail(suite: SuiteName): Promise<Counts> {
  try {
    return await suites[suite](positionals)
  } catch (error) {
    return couldNotRun(error instanceof Error ? error.message : String(error))
  }
}
