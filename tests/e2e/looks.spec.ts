import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { screens } from '../../tools/tour/looks/screens.ts'
import { createMicrophone } from '../../tools/tour/sound-input.ts'
import { practiceClip } from '../../tools/tour/speaking.ts'
import { createVisitor } from '../../tools/tour/visitor.ts'
import { differences, makeSheet } from './looks/sheet.ts'
import { expect, test } from './speech.ts'

/** What each screen looked like when somebody last looked at it and found it good. */
const pictures = join(import.meta.dirname, 'looks', 'pictures')
const fontFile = join(pictures, 'font-width.txt')

/** The part of a picture that may look different: times of day, durations, another version of Chromium. */
const tolerance = 0.006

/** JUTT_LOOKS=keep takes what it sees as good. Look at the pictures of the tour before. */
const isKeeping = process.env['JUTT_LOOKS'] === 'keep'

test('every screen looks as it did, in both themes, both languages and three widths', async ({
  launch,
  folder,
}, info) => {
  test.setTimeout(400_000)
  const microphone = await createMicrophone(folder, practiceClip)
  const { page } = await launch({ args: microphone.args })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const fontWidth = await measureFont(page)
  if (isKeeping) {
    await mkdir(pictures, { recursive: true })
    await writeFile(fontFile, `${fontWidth}\n`)
  }
  const kept = existsSync(fontFile) ? (await readFile(fontFile, 'utf8')).trim() : 'none'
  test.skip(
    kept !== fontWidth,
    `the pictures were taken with another font (${kept} wide, here ${fontWidth})`,
  )

  const visitor = createVisitor(page, { folder, microphone, photographs: { next: () => 0 } })
  for (const { name, open, leave, varies } of screens) {
    await test.step(name, async () => {
      await open(visitor)
      if (varies !== true) await compare(name)
      await leave?.(visitor)
    })
  }

  async function compare(name: string): Promise<void> {
    const sheet = await makeSheet(page)
    const file = join(pictures, `${name}.png`)
    if (isKeeping) return writeFile(file, PNG.sync.write(sheet))
    const changed = existsSync(file)
      ? differences(sheet, PNG.sync.read(await readFile(file)), tolerance)
      : ['no picture is kept']
    expect.soft(changed, name).toEqual([])
    if (changed.length === 0) return
    await info.attach(`${name} now`, { body: PNG.sync.write(sheet), contentType: 'image/png' })
  }
})

/** Pixels; tells whether letters stand where they stood when the pictures were taken. */
function measureFont(page: Page): Promise<string> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context) return ''
    context.font = `100px ${getComputedStyle(document.body).fontFamily}`
    return context.measureText('Jutt õäöü 0123456789').width.toFixed(1)
  })
}
