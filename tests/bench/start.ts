import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'
import { root } from '../../tools/setup/project.ts'
import { storeChats } from '../long/store-chats.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { describeSpread, milliseconds } from './report.ts'
import { median } from './statistics.ts'

const stored = 10_000
const starts = 9
export const blankApp = join(import.meta.dirname, 'blank-app')

/** P3: from the launch to a message field that takes what is typed, with 10,000 chats stored. */
export async function measureStart({ host, folder }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  const profile = join(folder, 'jutt')
  const blankProfile = join(folder, 'blank')
  try {
    await mkdir(profile, { recursive: true })
    storeChats(profile, stored)
    const first = await launch(host, profile)
    await connect(first.page, server)
    await expect(first.page.getByRole('listitem').first()).toBeVisible()
    await first.close()

    const jutt: number[] = []
    const blank: number[] = []
    let scripts: Script[] = []
    // The first of each is cold and is not counted.
    for (let round = 0; round <= starts; round++) {
      const bare = await timeStart(() => launch(host, blankProfile, { folder: blankApp }))
      const ours = await timeStart(() => launch(host, profile))
      scripts = ours.scripts
      if (round === 0) continue
      blank.push(bare.milliseconds)
      jutt.push(ours.milliseconds)
    }
    return summarize(jutt, blank, scripts)
  } finally {
    await server.close()
  }
}

function summarize(
  jutt: readonly number[],
  blank: readonly number[],
  scripts: readonly Script[],
): Measured {
  // What else the machine does adds to both and so flatters the ratio: the least disturbed starts tell most.
  const [ours, bare] = [Math.min(...jutt), Math.min(...blank)]
  const ratio = ours / bare
  const kilobytes = scripts.reduce((sum, { gzipped }) => sum + gzipped, 0) / 1000
  return {
    outcomes: [
      {
        id: 'P3',
        name: `start with ${stored} chats, launch -> message field accepts typing, quickest of ${starts}`,
        figure: milliseconds(ours),
        baseline: `${milliseconds(bare)} (blank page on the same host)`,
        ratio: ratio.toFixed(2),
        goal: '<= 1.5 x',
        verdict: verdict(ratio <= 1.5),
      },
      {
        id: 'P3',
        name: 'JavaScript asked for before that, gzipped',
        figure: `${kilobytes.toFixed(1)} kB`,
        baseline: '0 kB (blank page)',
        ratio: '-',
        goal: '<= 350 kB',
        verdict: verdict(kilobytes <= 350),
      },
    ],
    raw: [
      `Jutt: ${describeSpread(jutt)}`,
      `blank page: ${describeSpread(blank)}; ratio of the p50 ${(median(jutt) / median(blank)).toFixed(2)}`,
      ...scripts.map(
        ({ file, bytes, gzipped }) =>
          `${file}: ${(gzipped / 1000).toFixed(1)} kB gzipped of ${(bytes / 1000).toFixed(1)} kB`,
      ),
    ],
  }
}

interface Script {
  file: string
  bytes: number
  gzipped: number
}

/** Starts an app, types into its message field, and ends it. */
async function timeStart(start: () => ReturnType<typeof launch>) {
  const launched = performance.now()
  const { page, close } = await start()
  try {
    // Looked for at each frame: a locator asks after pauses that grow, of both pages at different moments.
    await page.waitForFunction(() => document.querySelector('textarea[aria-label="Message"]'))
    const field = page.getByRole('textbox', { name: 'Message' })
    await field.focus()
    await page.keyboard.type('a')
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'a')
    const usableAfter = performance.now() - launched
    // What is typed is kept, and would be there at the next start.
    await field.fill('')
    return { milliseconds: usableAfter, scripts: await scriptsOf(page) }
  } finally {
    await close()
  }
}

/** The scripts that the page has asked for so far, with the sizes of the built files. */
async function scriptsOf(page: Page): Promise<Script[]> {
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  )
  return Promise.all(
    [...new Set(paths)].map(async (path) => {
      const content = await readFile(join(root, 'out/renderer', path))
      return { file: path, bytes: content.length, gzipped: gzipSync(content).length }
    }),
  )
}
