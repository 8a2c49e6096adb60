import { expect } from '@playwright/test'
import type { Screen } from './screen.ts'

/** In their order; the first is what the settings open with. */
const sections = [
  'Models',
  'Dictation',
  'Transcripts',
  'Appearance',
  'General',
  'Shortcuts',
  'Data',
  'About',
]

/** They say where files of this computer are. */
const withPaths = ['Data', 'About']

export const settingsScreens: readonly Screen[] = [
  {
    name: 'settings',
    async open({ page, button }) {
      await button('Settings').click()
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    },
  },
  ...sections.map((heading): Screen => ({
    name: `settings-${heading.toLowerCase()}`,
    isPlace: true,
    ...(withPaths.includes(heading) && { varies: true }),
    open: ({ page }) =>
      page
        .getByRole('heading', { name: heading, exact: true })
        .evaluate((element) => element.scrollIntoView()),
  })),
  {
    name: 'licences',
    varies: true,
    async open({ page, button }) {
      await button('Third-party licences…').click()
      await expect(page.getByRole('button', { name: /^react \d/ })).toBeVisible()
    },
    leave: ({ button }) => button('Done').click(),
  },
]
