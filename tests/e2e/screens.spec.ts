import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { createMicrophone } from '../../tools/tour/sound-input.ts'
import { practiceClip } from '../../tools/tour/speaking.ts'
import { createVisitor } from '../../tools/tour/visitor.ts'
import { expect, test as base } from './jutt.ts'
import { launchJutt } from './launch.ts'
import { walkThrough, type Walk } from './looks/walk.ts'

/** What is told by each of these was seen on one walk: to get there takes as long as to look. */
const test = base.extend<object, { walk: Walk }>({
  walk: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use, { project, workerIndex }) => {
      const profile = join(project.outputDir, 'profiles', `screens-${workerIndex}`)
      const folder = `${profile}-files`
      mkdirSync(folder, { recursive: true })
      const microphone = await createMicrophone(folder, practiceClip)
      const { page, quit } = await launchJutt(profile, { args: microphone.args })
      const photographs = { next: () => 0 }
      try {
        await use(await walkThrough(createVisitor(page, { folder, microphone, photographs })))
      } finally {
        await quit()
      }
    },
    { scope: 'worker', timeout: 400_000 },
  ],
})

test('every screen can be seen, read large and gone through by keyboard, and nothing in it moves unasked', ({
  walk,
}) => {
  for (const { name, hindrances } of walk.seen) expect.soft(hindrances, name).toEqual([])
})

test('every screen looks as it did, in both themes, both languages and three widths', async ({
  walk,
}, info) => {
  test.skip(walk.notCompared !== null, walk.notCompared ?? '')
  for (const { name, changed, picture } of walk.seen) {
    expect.soft(changed, name).toEqual([])
    if (picture) await info.attach(`${name} now`, { body: picture, contentType: 'image/png' })
  }
})

test('in colours of the system’s own choosing, what is chosen and what has the keyboard can be told', async ({
  jutt,
}) => {
  const { page } = jutt
  await page.emulateMedia({ forcedColors: 'active' })
  await jutt.button('Settings').click()
  const colours = (locator: Locator): Promise<string[]> =>
    locator.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element)
      return [color, backgroundColor]
    })
  const theme = page.getByRole('radiogroup', { name: 'Theme' })
  const [chosen, other] = await Promise.all(
    ['System', 'Dark'].map((name) => colours(theme.locator('label', { hasText: name }))),
  )
  expect(chosen).not.toEqual(other)
  // Else the system puts a ground of its own behind the words, of their very colour.
  await expect(theme.locator('label', { hasText: 'System' })).toHaveCSS(
    'forced-color-adjust',
    'none',
  )

  for (const name of ['Notify me when something is finished', 'Titles by a model']) {
    const knob = page.locator('label', { hasText: name }).locator('span > span:empty')
    const [, colour] = await colours(knob)
    const [, behind] = await colours(knob.locator('..'))
    expect(colour, name).not.toBe(behind)
  }

  const size = page.getByRole('button', { name: /Text size/ })
  await size.focus()
  await page.keyboard.press('ArrowDown')
  const options = page.getByRole('option')
  await expect(page.locator('[role=option][data-focused]')).toHaveCSS('outline-style', 'solid')
  await expect(options.last()).toHaveCSS('outline-style', 'none')
  await page.keyboard.press('Enter')
  await expect(options).toHaveCount(0)
  await jutt.button('Close settings').click()
  await jutt.ask('Which chat is this?')
  await expect(jutt.chatList.locator('[aria-current]')).toHaveCSS('outline-style', 'solid')
})
