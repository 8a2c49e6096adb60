import { expect, type Page } from '@playwright/test'
import type { Settings, SettingsPatch } from '../../../shared/ipc/schemas/settings.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'

/** Where nothing is said of a part, it stays. */
type Looks = Partial<
  { [Part in 'language' | 'theme']: Exclude<Settings[Part], 'system'> } & Pick<Settings, 'textSize'>
>

/** CSS pixels. */
export const widths = [420, 1100, 1600] as const
export const height = 800

const themes = ['light', 'dark'] as const
const languages = ['en', 'et'] as const

/** One theme and one language. */
export const dresses = themes.flatMap((theme) =>
  languages.map((language) => ({ theme, language, name: `${language}-${theme}` })),
)

/** So that the language, which takes longest, changes once on the way there and once on the way back. */
const inTurn = dresses.toSorted((one, other) => one.language.localeCompare(other.language))

/** Shows the window as it is now in each theme, language and width, one after the other; `resize` makes it so many pixels wide. */
export async function eachLook(
  page: Page,
  look: (place: { dress: number; width: (typeof widths)[number]; name: string }) => Promise<void>,
  resize = (width: number): Promise<void> => page.setViewportSize({ width, height }),
): Promise<void> {
  for (const { name, ...looks } of inTurn) {
    const index = dresses.findIndex((each) => each.name === name)
    await dress(page, looks)
    for (const width of widths) {
      await resize(width)
      await look({ dress: index, width, name: `${name}-${width}` })
    }
  }
  await resize(widths[1])
  await dress(page, { theme: 'light', language: 'en' })
}

/** By a request of the contract, as the settings page does; its controls may not be in view. */
export async function dress(page: Page, looks: Looks): Promise<void> {
  await page.evaluate(async (patch: SettingsPatch) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the preload put it there
    await (globalThis as unknown as { jutt: Jutt }).jutt.settings.update(patch)
  }, looks)
  const { language, theme, textSize } = looks
  const html = page.locator('html')
  if (language !== undefined) await expect(html).toHaveAttribute('lang', language)
  if (textSize !== undefined) {
    await expect(html).toHaveCSS('font-size', `${16 * (textSize / 100)}px`)
  }
  if (theme === undefined) return
  await page.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    theme === 'dark',
  )
}
