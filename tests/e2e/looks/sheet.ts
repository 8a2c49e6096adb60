import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { dresses, eachLook, height, widths } from '../../../tools/tour/looks/looks.ts'
import { factor, type View } from './view.ts'

/** A channel of 0 to 255 that differs by so much is seen. */
const seen = 28

const cell = (width: number) => ({ width: width / factor, height: height / factor })
const lefts = new Map<number, number>(
  widths.map((width, index) => [
    width,
    widths.slice(0, index).reduce((left, each) => left + cell(each).width, 0),
  ]),
)

/**
 * A screen in all its looks, small, side by side: a row a theme and language, a column a width. Of places of one screen each
 * has a sheet; they are gone to in each look, which takes less than to show all of them in each.
 */
export async function makeSheets<Place extends { goTo: () => Promise<void> }>(
  page: Page,
  view: View,
  places: readonly Place[],
): Promise<(Place & { sheet: PNG })[]> {
  const width = widths.reduce((sum, each) => sum + cell(each).width, 0)
  const size = { width, height: dresses.length * cell(0).height }
  const sheets = places.map((place) => ({ ...place, sheet: new PNG(size) }))
  // Else another control comes under the pointer with each width, and some time later its tooltip.
  await page.mouse.move(0, 0)
  await eachLook(
    page,
    async ({ dress, width }) => {
      // What is laid out otherwise in a window of this width is so some time after it has it, and moves what was gone to.
      await places[0]?.goTo()
      await page.evaluate(untilDrawn)
      for (const { goTo, sheet } of sheets) {
        await goTo()
        await page.evaluate(untilDrawn)
        const picture = await view.take(width)
        const { height: rows, width: columns } = cell(width)
        PNG.bitblt(picture, sheet, 0, 0, columns, rows, lefts.get(width) ?? 0, dress * rows)
      }
    },
    view.showSmall,
  )
  for (const { sheet } of sheets) coarsen(sheet)
  return sheets
}

/** Sixteen shades of each colour are enough to compare, and take a third of the room. */
function coarsen(sheet: PNG): void {
  for (let at = 0; at < sheet.data.length; at += 1) {
    if (at % 4 !== 3) sheet.data[at] = (sheet.data[at] ?? 0) & 0xf0
  }
}

/** In the page: until what it shows now is drawn. */
async function untilDrawn(): Promise<void> {
  const frame = (): Promise<number> => new Promise(requestAnimationFrame)
  // A sound's picture is drawn anew some time after its size has changed; bars that are cut off are left out.
  const areSoundsDrawn = (): boolean =>
    [...document.querySelectorAll('*')].every(({ shadowRoot }) => {
      const canvases = [...(shadowRoot?.querySelectorAll('.canvases canvas') ?? [])]
      const drawn = canvases.reduce((sum, { clientWidth }) => sum + clientWidth, 0)
      const room = shadowRoot?.querySelector('.scroll')?.clientWidth ?? 0
      return canvases.length === 0 || Math.abs(drawn - room) < 4
    })
  while (!areSoundsDrawn()) await frame()
  // What has just changed its size or its colours is drawn with the second frame.
  await frame()
  await frame()
}

/** The looks of two sheets that differ by more than so much of them (0 to 1), and by how much. */
export function differences(one: PNG, other: PNG, tolerance: number): string[] {
  if (one.width !== other.width || one.height !== other.height) return ['another size']
  return dresses.flatMap(({ name }, row) =>
    widths.flatMap((width) => {
      const { width: columns, height: rows } = cell(width)
      const left = lefts.get(width) ?? 0
      let different = 0
      for (let y = row * rows; y < (row + 1) * rows; y += 1) {
        for (let x = left; x < left + columns; x += 1) {
          if (isDifferent(one, other, (y * one.width + x) * 4)) different += 1
        }
      }
      const part = different / (columns * rows)
      return part > tolerance ? [`${name}-${width}: ${(part * 100).toFixed(1)} %`] : []
    }),
  )
}

function isDifferent({ data: one }: PNG, { data: other }: PNG, at: number): boolean {
  for (let channel = at; channel < at + 3; channel += 1) {
    if (Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)) > seen) return true
  }
  return false
}
