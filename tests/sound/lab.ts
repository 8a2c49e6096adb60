import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { findHeadlessChromium } from '../../tools/chromium-host/chromium/find.ts'
import { builtHarness } from './build-harness.ts'
import { missingTools } from './files.ts'
import type { DecodeRequest, DecodeResult } from './harness/sounds.ts'
import { serve } from './server.ts'
import type { SoundServer } from './server.ts'

/** A browser page that has renderer/audio's decoder and detector, and a folder of files for it. */
export interface Lab {
  page: Page
  /** Opens another page, on which nothing is loaded yet. */
  newPage(): Promise<Page>
  /** The folder whose files the page reads at /source/<name>. */
  folder: string
  server: SoundServer
  /** What the page complained of: violations of its policy, errors. */
  complaints: string[]
  decode(name: string, request?: Omit<DecodeRequest, 'url'>): Promise<Decoded>
  /** All of a file, decoded once for all who compare with it. */
  whole(name: string): Promise<Decoded>
}

export type Decoded = Omit<DecodeResult, 'pcm'> & { pcm: Int16Array }

export const test = base.extend<object, { lab: Lab }>({
  lab: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const missing = await missingTools()
      const reason = `Not installed here: ${missing.join(', ')}`
      if (missing.length > 0 && process.env['CI'] === undefined) throw new Error(reason)
      if (missing.length > 0) console.log(reason)
      test.skip(missing.length > 0, reason)
      const folder = await mkdtemp(join(tmpdir(), 'jutt-sound-'))
      try {
        await run(folder, use)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

async function run(folder: string, use: (lab: Lab) => Promise<void>): Promise<void> {
  const server = await serve(builtHarness, folder)
  const executablePath = findHeadlessChromium(process.env)
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.goto(server.origin)
    const wholes = new Map<string, Promise<Decoded>>()
    const decode: Lab['decode'] = async (name, request = {}) => {
      const { pcm, ...result } = await page.evaluate((asked) => globalThis.sounds.decode(asked), {
        url: `source/${name}`,
        ...request,
      })
      const bytes = new Uint8Array(Buffer.from(pcm, 'base64'))
      return { ...result, pcm: new Int16Array(bytes.buffer) }
    }
    await use({
      page,
      newPage: () => browser.newPage(),
      folder,
      server,
      complaints,
      decode,
      whole(name) {
        const whole = wholes.get(name) ?? decode(name)
        wholes.set(name, whole)
        return whole
      },
    })
  } finally {
    await browser.close()
    server.close()
  }
}
