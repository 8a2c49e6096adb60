import { buildIfStale } from '../setup/build.ts'
import { chooseHost, hasDisplay } from '../setup/host.ts'
import { run, runNode } from '../setup/run.ts'

process.exitCode = await start(process.argv.slice(2))

/** Opens Jutt and stays until it is closed; without a screen it takes the tour instead. */
async function start(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    console.log('There is no display here: Jutt takes its tour instead (npm run tour).')
    return runNode(['tools/tour/main.ts'])
  }
  if (!(await buildIfStale())) return 1
  try {
    const host = await chooseHost()
    console.log(`Opening Jutt on ${host.name}. Close its window or press Ctrl+C to end it.`)
    return await run(host.executable, ['.', ...host.args, ...args], { env: host.env })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
