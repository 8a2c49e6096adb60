import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseAll } from '../../../electron/data/erase.ts'
import { prepareMove } from '../../../electron/data/move.ts'
import { openPlaceFile } from '../../../electron/data/place.ts'
import { calm, furnishHome, namesUnder, startOnce, titlesIn } from './data-lab.ts'

let root: string
let home: string

beforeEach(() => {
  ;({ root, home } = furnishHome())
  for (const name of ['jutt.sqlite.damaged-1', 'settings.json.damaged-1', 'vault.json.new']) {
    writeFileSync(join(home, name), 'set aside')
  }
  mkdirSync(join(home, 'before-restore-1'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('everything of a person is erased at the next start, and nothing of anybody else', () => {
  openPlaceFile(home).write({ pending: { kind: 'erase' } })
  expect(startOnce(home)).toMatchObject({ folder: home, news: ['erased'] })
  expect(titlesIn(home)).toEqual([])
  expect(namesUnder(home)).toEqual(['Preferences', 'data.json', 'jutt.sqlite'])
})

test('data that were moved are erased where they are, but not what is beside them', async () => {
  const other = join(root, 'other')
  mkdirSync(other)
  await prepareMove(openPlaceFile(home), other, calm)
  startOnce(home)
  writeFileSync(join(other, 'Jutt', 'thesis.odt'), 'mine')
  eraseAll(openPlaceFile(home))
  expect(namesUnder(other)).toEqual(['Jutt', 'Jutt/thesis.odt'])
  expect(startOnce(home).folder).toBe(home)
})

test('a shared computer forgets after a crash too, and stays a shared one', () => {
  openPlaceFile(home).write({ forgetsOnExit: true })
  expect(startOnce(home).news).toEqual(['erased'])
  expect(titlesIn(home)).toEqual([])
  expect(openPlaceFile(home).read().forgetsOnExit).toBe(true)
})
