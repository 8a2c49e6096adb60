import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildIfStale } from '../setup/build.ts'
import { chooseHost } from '../setup/host.ts'
import { root } from '../setup/project.ts'

const folder = join(root, 'out/tour')

process.exitCode = await main()

async function main(): Promise<number> {
  if (!(await buildIfStale())) return 1
  try {
    const host = await chooseHost()
    for (const [name, value] of Object.entries(host.env)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    console.log(`Taking the tour on ${host.name}.`)
    // Playwright reads the environment when it is loaded.
    const { takeTour } = await import('./tour.ts')
    const { report, failed, screenshots } = await takeTour(host, folder, {
      withLooks: process.argv.includes('--looks'),
    })
    await writeFile(join(folder, 'report.md'), report)
    console.log(`${screenshots} screenshots and report.md are in out/tour/.`)
    return failed ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
