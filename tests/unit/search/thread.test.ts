import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSearch, type Search } from '../../../electron/search/search.ts'
import { everything, openSearchLab, type SearchLab } from './search-lab.ts'

const script = new URL('../../../electron/search/worker.ts', import.meta.url)
let folder: string
let indexFile: string
let lab: SearchLab
let search: Search
let reported: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-search-'))
  const file = join(folder, 'jutt.sqlite')
  indexFile = join(folder, 'search.sqlite')
  lab = openSearchLab(file)
  reported = []
  search = createSearch({
    file,
    indexFile,
    script,
    report: (_, error) => reported.push(String(error)),
  })
})

afterEach(async () => {
  await search.close()
  lab.index.close()
  lab.database.close()
  rmSync(folder, { recursive: true })
})

const count = async (query: string): Promise<number> =>
  (await search.find({ ...everything, query })).findings.length

const untilFound = (query: string, times: number): Promise<void> =>
  vi.waitFor(async () => expect(await count(query)).toBe(times), { timeout: 12_000 })

test('the thread finds what was written a moment ago, without being told', async () => {
  lab.chat({ question: 'esimene lind' })
  expect(await count('lind')).toBe(1)
  lab.chat({ question: 'teine lind' })
  expect(await count('lind')).toBe(2)
  expect(reported).toEqual([])
})

test('it indexes by itself when it is woken, while main goes on writing', async () => {
  for (let number = 0; number < 200; number++) lab.chat({ question: `lind ${number}` })
  search.wake()
  await vi.waitFor(
    () => {
      lab.chats.rename(lab.chat({ title: 'muu' }), 'veel muu')
      const left = lab.database.prepare(`SELECT 1 FROM unindexed WHERE change <= 600`).get()
      expect(left).toBeUndefined()
    },
    { timeout: 20_000 },
  )
  expect(reported).toEqual([])
}, 30_000)

test('of searches that wait only the last is done', async () => {
  lab.chat({ question: 'lind ja puu' })
  const [first, second, third] = [count('lind'), count('puu'), count('ja')]
  await expect(second).rejects.toMatchObject({ error: { code: 'cancelled' } })
  expect([await first, await third]).toEqual([1, 1])
})

test('an index that is damaged, before it is opened or later, is made anew and costs nothing', async () => {
  writeFileSync(indexFile, 'this is no index')
  lab.chat({ question: 'kadunud lind' })
  await untilFound('lind', 1)
  const other = new DatabaseSync(indexFile)
  other.enableDefensive(false)
  other.exec(`UPDATE passages_data SET block = x'ffffffffffff'`)
  other.close()
  lab.chat({ question: 'uus lind' })
  await untilFound('lind', 2)
}, 30_000)

test('after it was closed nothing is found, and nothing hangs', async () => {
  await search.close()
  await expect(count('lind')).rejects.toMatchObject({ error: { code: 'cancelled' } })
})
