import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test, type Locator, type Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { dress } from '../../../tools/tour/looks/looks.ts'
import type { Screen } from '../../../tools/tour/looks/screen.ts'
import { screens } from '../../../tools/tour/looks/screens.ts'
import type { Visitor } from '../../../tools/tour/visitor.ts'
import { findingsIn } from '../findings.ts'
import { outOfPlace, unseenFocus, whatMoves } from '../seen.ts'
import { differences, makeSheets } from './sheet.ts'
import { createView, type View } from './view.ts'

/** What each screen looked like when somebody last looked at it and found it good. */
const pictures = join(import.meta.dirname, 'pictures')
const fontFile = join(pictures, 'font-width.txt')

/** The part of a picture that may look different: times of day, durations, another version of Chromium. */
const tolerance = 0.01

/** JUTT_LOOKS=keep takes what it sees as good. Look at the pictures of the tour before. */
const isKeeping = process.env['JUTT_LOOKS'] === 'keep'

/** CSS pixels; at the wider one, text of twice the size has the room that 500 pixels had. */
const widths = [420, 1000]
const usualWidth = 1100

/** What was seen of one screen. */
export interface Seen {
  name: string
  /** The looks that are others than those that are kept, and the picture of them. */
  changed: readonly string[]
  picture: Buffer | null
  /** What hinders somebody. */
  hindrances: readonly string[]
}

export interface Walk {
  /** Why nothing was compared with the pictures, if nothing was. */
  notCompared: string | null
  seen: readonly Seen[]
}

/** Goes through every screen once: compares its looks, then goes through it as people do who see, read or move otherwise. */
export async function walkThrough(visitor: Visitor): Promise<Walk> {
  const { page } = visitor
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await addStyles(page, still)
  const notCompared = await otherFont(page)
  const view = await createView(page)
  const seen: Seen[] = []
  for (const group of inGroups(screens)) {
    await test.step(group.map(({ name }) => name).join(', '), async () => {
      for (const { open } of group) await open(visitor)
      const compared = notCompared === null ? group.filter(({ varies }) => varies !== true) : []
      const looks = await compare(visitor, view, compared)
      for (const screen of group) {
        const { name, place } = screen
        const isLookedThrough = place === undefined && !isKeeping
        const hindrances = isLookedThrough ? await hindrancesOf(page, view, screen) : []
        seen.push({ name, changed: [], picture: null, ...looks.get(screen), hindrances })
      }
      await view.showWhole()
      for (const { leave } of group) await leave?.(visitor)
    })
  }
  return { notCompared, seen }
}

/** Each by itself, but places of one screen together. */
function inGroups(all: readonly Screen[]): (readonly Screen[])[] {
  const groups: Screen[][] = []
  for (const screen of all) {
    const last = groups.at(-1)
    if (screen.place && last?.[0]?.place) last.push(screen)
    else groups.push([screen])
  }
  return groups
}

type Looks = Pick<Seen, 'changed' | 'picture'>

async function compare(
  visitor: Visitor,
  view: View,
  group: readonly Screen[],
): Promise<Map<Screen, Looks>> {
  const looks = new Map<Screen, Looks>()
  if (group.length === 0) return looks
  const ways = group.map(async (screen) => ({ screen, goTo: await wayTo(screen, visitor) }))
  const endSilence = await addStyles(visitor.page, silent)
  const covers = new Set(group.flatMap(({ ownOfComputer = [] }) => ownOfComputer))
  const covered = await Promise.all([...covers].map((own) => cover(own(visitor.page))))
  const sheets = await makeSheets(visitor.page, view, await Promise.all(ways))
  for (const uncover of covered) await uncover()
  await endSilence()
  for (const { screen, sheet } of sheets) looks.set(screen, await compareSheet(screen, sheet))
  return looks
}

async function compareSheet({ name }: Screen, sheet: PNG): Promise<Looks> {
  const file = join(pictures, `${name}.png`)
  if (isKeeping) await writeFile(file, PNG.sync.write(sheet))
  const changed = existsSync(file)
    ? differences(sheet, PNG.sync.read(await readFile(file)), tolerance)
    : ['no picture is kept']
  return { changed, picture: changed.length > 0 ? PNG.sync.write(sheet) : null }
}

/** What is scrolled stays where it is, whatever grows above it: else it depends on the sizes that were before. */
const still = '* { overflow-anchor: none }'

/** Which button tells its name depends on what was done last, by hand or by keyboard. */
const silent = '[role="tooltip"] { visibility: hidden }'

const covering = `
  :is(p[data-covered], [data-covered] dd, [data-covered] dd *) { font-size: 0 }
  :is(p[data-covered], [data-covered] dd)::after { content: 'Jutt'; font-size: 0.875rem }
`

/** Puts the same word in the place of each paragraph and fact; answers what puts them back. */
async function cover(texts: Locator): Promise<() => Promise<void>> {
  await texts.evaluateAll((elements) => {
    for (const element of elements) element.setAttribute('data-covered', '')
  })
  return addStyles(texts.page(), covering)
}

/** Adds styles to those of the page; answers what takes the last that were added away again. */
async function addStyles(page: Page, styles: string): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, styles)
  return () => page.evaluate(() => void document.adoptedStyleSheets.pop())
}

/** How to come to what is open, in any language. */
async function wayTo({ place }: Screen, visitor: Visitor): Promise<() => Promise<void>> {
  if (place === undefined) return async () => undefined
  const heading = await place(visitor).evaluateHandle((element) => element)
  return () => heading.evaluate((element) => element.scrollIntoView())
}

async function hindrancesOf(page: Page, view: View, { endsByTab }: Screen): Promise<string[]> {
  const places = await page.evaluateHandle(scrolledPlaces)
  const found = await findingsIn(page)
  const tell = (what: string, where: readonly string[]): void =>
    void found.push(...where.map((each) => `${what}: ${each}`))
  tell('moves', await whatMoves(page))
  await dress(page, { textSize: 200 })
  for (const width of widths) {
    await view.showSmall(width)
    tell(`large text at ${width}`, await outOfPlace(page))
  }
  await view.showSmall(usualWidth)
  await dress(page, { textSize: 100 })
  if (endsByTab !== true) tell('focus that is not seen', await unseenFocus(page))
  await places.evaluate((all) => {
    for (const { element, top, below } of all) {
      const end = element.scrollHeight - element.clientHeight
      element.scrollTop = below < 2 ? end - below : top
    }
  })
  return found
}

/** In the page: where everything that scrolls stands, and how many pixels are below. */
function scrolledPlaces() {
  return [...document.querySelectorAll('*')]
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
    .map((element) => {
      const { scrollTop: top, scrollHeight, clientHeight } = element
      return { element, top, below: scrollHeight - clientHeight - top }
    })
}

/** Why these pictures cannot be compared with those that are kept, where letters stood elsewhere when they were taken. */
async function otherFont(page: Page): Promise<string | null> {
  const width = await measureFont(page)
  if (isKeeping) await writeFile(fontFile, `${width}\n`)
  const kept = existsSync(fontFile) ? (await readFile(fontFile, 'utf8')).trim() : 'none'
  if (kept === width) return null
  return `the pictures were taken with another font (${kept} wide, here ${width})`
}

/** Pixels. */
function measureFont(page: Page): Promise<string> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context) return ''
    context.font = `100px ${getComputedStyle(document.body).fontFamily}`
    return context.measureText('Jutt õäöü 0123456789').width.toFixed(1)
  })
}
