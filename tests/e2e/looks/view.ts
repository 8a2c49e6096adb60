import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { height, widths } from '../../../tools/tour/looks/looks.ts'

/** So many pixels each way become one: what a letter looks like is lost, where it stands is not. */
export const factor = 4

/** The window as it is looked at. Nobody else may resize it: Playwright would not know that it is small. */
export interface View {
  /** Lays it out for so many CSS pixels, and draws it small, which takes a sixteenth of the time. */
  showSmall: (width: number) => Promise<void>
  /** As it is for hands, which would miss what they reach for in a small one. */
  showWhole: () => Promise<void>
  /** The small one as a picture. */
  take: (width: number) => Promise<PNG>
}

export async function createView(page: Page): Promise<View> {
  await page.setViewportSize({ width: widths[1], height })
  const cdp = await page.context().newCDPSession(page)

  async function show(width: number, scale: number): Promise<void> {
    const metrics = { width, height, deviceScaleFactor: 0, mobile: false, scale }
    await cdp.send('Emulation.setDeviceMetricsOverride', metrics)
    // It is told before it is so.
    await page.waitForFunction((wide) => innerWidth === wide, width)
  }

  return {
    showSmall: (width) => show(width, 1 / factor),
    showWhole: () => show(widths[1], 1),
    async take(width) {
      const clip = { x: 0, y: 0, width, height, scale: 1 / factor }
      const { data } = await cdp.send('Page.captureScreenshot', { clip })
      return PNG.sync.read(Buffer.from(data, 'base64'))
    },
  }
}
