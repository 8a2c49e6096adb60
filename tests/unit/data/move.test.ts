import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cancelMove, prepareMove } from '../../../electron/data/move.ts'
import { MissingFolderError } from '../../../electron/data/open-data.ts'
import { openPlaceFile } from '../../../electron/data/place.ts'
import { calm, furnishHome, namesUnder, soundIn, startOnce, titlesIn } from './data-lab.ts'

let root: string
let home: string
let chosen: string
let target: string

beforeEach(() => {
  ;({ root, home } = furnishHome())
  chosen = join(root, 'other disk')
  target = join(chosen, 'Jutt')
  mkdirSync(chosen)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('data that move', () => {
  test('are used at the new place from the next start on, and gone from the old one', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    expect(titlesIn(home)).toHaveLength(50)
    const { folder, news } = startOnce(home)
    expect({ folder, news }).toEqual({ folder: target, news: [] })
    expect(titlesIn(target)).toHaveLength(50)
    expect(soundIn(target, 'two')).toBe('two'.repeat(100_000))
    expect(namesUnder(home)).toEqual(['Preferences', 'data.json', 'settings.json', 'vault.json'])
    expect(startOnce(home).folder).toBe(target)
  })

  test('take along what came between the copy and the start', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    writeFileSync(join(home, 'recordings', 'two.wav'), 'longer'.repeat(100_000))
    writeFileSync(join(home, 'recordings', 'late.wav'), 'late')
    rmSync(join(home, 'recordings', 'one.wav'))
    startOnce(home)
    expect(namesUnder(join(target, 'recordings'))).toEqual(['late.wav', 'three.wav', 'two.wav'])
    expect(soundIn(target, 'two')).toBe('longer'.repeat(100_000))
  })

  test('can be left where they are after all', async () => {
    const place = openPlaceFile(home)
    await prepareMove(place, chosen, calm)
    await cancelMove(place)
    expect(namesUnder(chosen)).toEqual([])
    expect(startOnce(home).folder).toBe(home)
  })

  test('move on to a third place, and back home', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    startOnce(home)
    const third = join(root, 'third')
    mkdirSync(third)
    await prepareMove(openPlaceFile(home), third, calm)
    expect(startOnce(home).folder).toBe(join(third, 'Jutt'))
    expect(namesUnder(chosen)).toEqual([])
    await prepareMove(openPlaceFile(home), home, calm)
    expect(startOnce(home).folder).toBe(home)
    expect(titlesIn(home)).toHaveLength(50)
    expect(soundIn(home, 'one')).toBe('one'.repeat(100_000))
    expect(namesUnder(third)).toEqual([])
  })
})

describe('a folder is refused', () => {
  const refusal = async (folder: string, options = calm) => {
    const before = namesUnder(root)
    await expect(prepareMove(openPlaceFile(home), folder, options)).rejects.toMatchObject({
      error: { code: 'folder_unusable' },
    })
    expect(namesUnder(root)).toEqual(before)
    expect(openPlaceFile(home).read().pending).toBeNull()
    try {
      await prepareMove(openPlaceFile(home), folder, options)
    } catch (error) {
      return (error as { error: { reason: string } }).error.reason
    }
    throw new Error('not refused')
  }

  test('on a network', async () => {
    expect(await refusal(chosen, { ...calm, isOnNetwork: async () => true })).toBe('folder_network')
  })

  test('that holds the data already', async () => {
    expect(await refusal(home)).toBe('folder_same')
    expect(await refusal(join(home, 'recordings'))).toBe('folder_same')
  })

  test('that holds data of another Jutt', async () => {
    mkdirSync(target)
    writeFileSync(join(target, 'jutt.sqlite'), 'somebody’s')
    expect(await refusal(chosen)).toBe('folder_taken')
  })

  test.skipIf(process.getuid?.() === 0)('that may not be written', async () => {
    chmodSync(chosen, 0o500)
    expect(await refusal(chosen)).toBe('folder_read_only')
    chmodSync(chosen, 0o700)
  })

  test('that is none', async () => {
    const file = join(root, 'a file')
    writeFileSync(file, '')
    expect(await refusal(file)).toBe('folder_read_only')
  })
})

describe('whatever fails, the data stay where they are', () => {
  test('a copy that was cancelled leaves nothing', async () => {
    const stopping = new AbortController()
    const progress = (): void => stopping.abort()
    await expect(
      prepareMove(openPlaceFile(home), chosen, { ...calm, progress, signal: stopping.signal }),
    ).rejects.toThrow()
    expect(namesUnder(chosen)).toEqual([])
    expect(startOnce(home).folder).toBe(home)
  })

  test('the new folder is gone at the start', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    rmSync(chosen, { recursive: true })
    const { folder, news } = startOnce(home)
    expect({ folder, news }).toEqual({ folder: home, news: ['not_moved'] })
    expect(titlesIn(home)).toHaveLength(50)
    expect(startOnce(home).news).toEqual([])
  })

  test('a database that is damaged does not move', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    writeFileSync(join(home, 'jutt.sqlite'), 'no database'.repeat(1000))
    expect(startOnce(home)).toMatchObject({ folder: home, news: ['not_moved'] })
    expect(namesUnder(chosen)).toEqual([])
  })

  test('a move that ends Jutt again and again is given up', async () => {
    const place = openPlaceFile(home)
    await prepareMove(place, chosen, calm)
    place.write({ pending: { kind: 'move', to: target, attempts: 3 } })
    expect(startOnce(home)).toMatchObject({ folder: home, news: ['not_moved'] })
    expect(titlesIn(home)).toHaveLength(50)
  })

  test('where the copy cannot be opened, the old place still has all', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    startOnce(home)
    const old = furnishHome(7)
    const place = openPlaceFile(home)
    place.write({ former: old.home })
    rmSync(join(target, 'jutt.sqlite'))
    mkdirSync(join(target, 'jutt.sqlite'))
    expect(startOnce(home).folder).toBe(old.home)
    expect(titlesIn(old.home)).toHaveLength(7)
    rmSync(old.root, { recursive: true })
  })

  test('a drive that is not connected is told, and nothing new begun', async () => {
    await prepareMove(openPlaceFile(home), chosen, calm)
    startOnce(home)
    rmSync(target, { recursive: true })
    expect(() => startOnce(home)).toThrow(MissingFolderError)
    mkdirSync(target)
    expect(() => startOnce(home)).toThrow(MissingFolderError)
    expect(namesUnder(target)).toEqual([])
  })

  test('a note that cannot be read is set aside and told', () => {
    writeFileSync(join(home, 'data.json'), '{"version":1,"folder":7}')
    expect(startOnce(home)).toMatchObject({ folder: home, news: ['place_unreadable'] })
    expect(namesUnder(home).filter((name) => name.startsWith('data.json.damaged'))).toHaveLength(1)
  })
})
