import type { Page } from '@playwright/test'
import axe from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, in both colour schemes. */
export async function findingsIn(page: Page): Promise<string[]> {
  // It stays until the page is loaded anew; to compile it takes longer than to look at most screens.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await show(page, colorScheme)
    // Nothing but contrast depends on the scheme.
    const runOnly = colorScheme === 'light' ? rules : ['color-contrast']
    found.push(...(await page.evaluate(violationsOf, { runOnly, colorScheme })))
  }
  await show(page, null)
  return found
}

/** The page in these colours, or those of its own: until all of them have changed. */
async function show(page: Page, colorScheme: 'light' | 'dark' | null): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((each) => each instanceof CSSTransition)
    await Promise.allSettled(changes.map(({ finished }) => finished))
  })
}

/** In the page. */
async function violationsOf({ runOnly, colorScheme }: { runOnly: string[]; colorScheme: string }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its source put it there
  const { run } = Reflect.get(globalThis, 'axe') as typeof axe
  const { violations } = await run(document, { runOnly, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`),
  )
}
