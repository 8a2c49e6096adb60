import { expect, type Locator, type Page } from '@playwright/test'
import type { Visitor } from '../visitor.ts'
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

/** Which of the two is in view depends on the width of the window. */
const withPaths = ['Data', 'About']
function ownOfComputer(page: Page): Locator {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true })
  return region('Data').locator('dl').or(region('Log').getByRole('paragraph').first())
}

function section(heading: string): Screen {
  const place = ({ page }: Visitor) => page.getByRole('heading', { name: heading, exact: true })
  return {
    name: `settings-${heading.toLowerCase()}`,
    ...(withPaths.includes(heading) && { ownOfComputer }),
    place,
    open: (visitor) => place(visitor).evaluate((element) => element.scrollIntoView()),
  }
}

export const settingsScreens: readonly Screen[] = [
  {
    name: 'settings',
    async open({ page, button }) {
      await button('Settings').click()
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    },
  },
  ...sections.map(section),
  {
    name: 'licences',
    async open({ page, button }) {
      await button('Third-party licences…').click()
      await expect(page.getByRole('button', { name: /^react \d/ })).toBeVisible()
    },
    leave: ({ button }) => button('Done').click(),
  },
]
