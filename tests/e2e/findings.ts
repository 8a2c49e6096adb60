import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, in both colour schemes. */
export async function findingsIn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // Nothing else depends on the scheme.
    const asked = colorScheme === 'light' ? axe.withTags(rules) : axe.withRules('color-contrast')
    const { violations } = await asked.analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme} ${id}: ${node.html}`)
    }
  }
  return found
}
