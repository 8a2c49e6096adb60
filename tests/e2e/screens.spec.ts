import type { Locator, Page } from '@playwright/test'
import { dress } from '../../tools/tour/looks/looks.ts'
import { screens } from '../../tools/tour/looks/screens.ts'
import { createMicrophone } from '../../tools/tour/sound-input.ts'
import { practiceClip } from '../../tools/tour/speaking.ts'
import { createVisitor } from '../../tools/tour/visitor.ts'
import { findingsIn } from './findings.ts'
import { outOfPlace, unseenFocus, whatMoves } from './seen.ts'
import { expect, test } from './speech.ts'

/** CSS pixels; at the wider one, text of twice the size has the room that 500 pixels had. */
const widths = [420, 1000]

test('every screen can be seen, read large and gone through by keyboard, and nothing in it moves unasked', async ({
  launch,
  folder,
}) => {
  test.setTimeout(400_000)
  const microphone = await createMicrophone(folder, practiceClip)
  const { page } = await launch({ args: microphone.args })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const visitor = createVisitor(page, { folder, microphone, photographs: { next: () => 0 } })
  for (const { name, open, leave, isPlace, endsByTab } of screens) {
    await test.step(name, async () => {
      await open(visitor)
      if (isPlace !== true) await lookAt(page, name)
      if (isPlace !== true && endsByTab !== true) {
        expect.soft(await unseenFocus(page), `${name}: focus`).toEqual([])
      }
      await leave?.(visitor)
    })
  }
})

async function lookAt(page: Page, name: string): Promise<void> {
  expect.soft(await findingsIn(page), `${name}: axe`).toEqual([])
  expect.soft(await whatMoves(page), `${name}: moving`).toEqual([])
  await dress(page, { textSize: 200 })
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await outOfPlace(page), `${name}: large text at ${width}`).toEqual([])
  }
  await page.setViewportSize({ width: 1100, height: 800 })
  await dress(page, { textSize: 100 })
}

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

  for (const name of ['Tell when something is finished', 'Titles by a model']) {
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
