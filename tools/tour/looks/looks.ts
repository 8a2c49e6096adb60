import { expect, type Page } from '@playwright/test'
import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'

type Looks = { [Part in 'language' | 'theme']: Exclude<Settings[Part], 'system'> }

/** CSS pixels. */
export const widths = [420, 1100, 1600] as const
const height = 800

const themes = ['light', 'dark'] as const
const languages = ['en', 'et'] as const

/** The window as it is now in each theme, language and width; `take` gets the picture's name and its PNG. */
export async function photographLooks(
  page: Page,
  screen: string,
  take: (name: string, picture: Buffer) => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    for (const language of languages) {
      await dress(page, { theme, language })
      for (const width of widths) {
        await page.setViewportSize({ width, height })
        const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
        await take(`${screen}-${language}-${theme}-${width}`, picture)
      }
    }
  }
  await page.setViewportSize({ width: widths[1], height })
  await dress(page, { theme: 'light', language: 'en' })
}

/** By a request of the contract, as the settings page does; its controls may not be in view. */
async function dress(page: Page, looks: Looks): Promise<void> {
  await page.evaluate(async (patch) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the preload put it there
    await (globalThis as unknown as { jutt: Jutt }).jutt.settings.update(patch)
  }, looks)
  await expect(page.locator('html')).toHaveAttribute('lang', looks.language)
  await page.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    looks.theme === 'dark',
  )
}
