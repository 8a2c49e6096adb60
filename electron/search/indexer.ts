import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { fold } from '../../shared/search/fold.ts'
import { inTransaction } from '../storage/transaction.ts'
import { modelToken, toKind, transcriptToken, type Column, type Kind } from './index-file.ts'
import { createTexts, type Item, type Passage } from './texts.ts'

export interface Indexer {
  /** Indexes what has changed, then what was there before the index, for about so many milliseconds. Is more left? */
  work(milliseconds: number): boolean
  /** Is text from before the index still missing in it? */
  isCatchingUp(): boolean
}

/** Parts that an item of this kind may have in the index. */
const partsOf: Record<Kind, readonly Column[]> = {
  message: ['written', 'answered', 'thought'],
  piece: ['spoken'],
  chat: ['title'],
  recording: ['name'],
}

/** Of a moment as a key can hold it, milliseconds since 1970: the year 2109. */
const latestMoment = 2 ** 42 - 1
/** Items between two looks at the clock. */
const batch = 8
/** The same for what was there before: as many as this, but no more text, in UTF-16 units. */
const olderBatch = 256
const olderText = 50_000

/**
 * Keeps the search index like the text it is made of. Whatever has changed is named in the database by the very change;
 * here each is compared with what there is, so that nothing depends on when or how often that happens. The index is
 * written first: what is told of a change twice is indexed twice, and no change is forgotten.
 */
export function createIndexer(index: DatabaseSync, database: DatabaseSync): Indexer {
  const texts = createTexts(database)
  const changed = database.prepare(
    'SELECT change, kind, item FROM unindexed WHERE change > ? ORDER BY change LIMIT ?',
  )
  const forget = database.prepare(
    'DELETE FROM unindexed WHERE change IN (SELECT value FROM json_each(?))',
  )
  const note = index.prepare('UPDATE origin SET change = max(change, ?)')
  const backlog = index.prepare('SELECT kind, upto FROM backlog ORDER BY upto LIMIT 1')
  const goDown = index.prepare('UPDATE backlog SET upto = ? WHERE kind = ?')
  const reachEnd = index.prepare('DELETE FROM backlog WHERE kind = ?')
  const placeOf = index.prepare('SELECT key FROM places WHERE part = ? AND item = ?')
  const takeKey = index.prepare(
    'INSERT INTO places (key, part, item) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING',
  )
  const freeAfter = index.prepare(
    `SELECT key + 1 AS free FROM places WHERE key >= ?
     AND NOT EXISTS (SELECT 1 FROM places next WHERE next.key = places.key + 1) LIMIT 1`,
  )
  const newModel = index.prepare('INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING')
  const modelOf = index.prepare('SELECT number FROM models WHERE name = ?')
  const freeKey = index.prepare('DELETE FROM places WHERE key = ?')
  const write = index.prepare(
    `INSERT INTO passages (rowid, title, written, answered, thought, name, spoken, model)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const erase = index.prepare('DELETE FROM passages WHERE rowid = ?')

  function renew(kind: Kind, item: Item, passages: readonly Passage[]): void {
    for (const part of partsOf[kind]) {
      const key = placeOf.get(part, item)?.['key']
      if (typeof key !== 'number') continue
      erase.run(key)
      freeKey.run(key)
    }
    for (const { part, moment, text, model } of passages) {
      const folded = fold(text)
      if (folded === '') continue
      const column = (name: Column): SQLInputValue => (name === part ? folded : null)
      write.run(
        newKey(moment, part, item),
        column('title'),
        column('written'),
        column('answered'),
        column('thought'),
        column('name'),
        column('spoken'),
        part === 'name' || part === 'spoken' ? transcriptToken : model && tokenOf(model),
      )
    }
  }

  function newKey(moment: number, part: Column, item: Item): number {
    const wanted = Math.trunc(Math.min(Math.max(moment, 0), latestMoment))
    if (takeKey.run(wanted, part, item).changes > 0) return wanted
    const free = Number(freeAfter.get(wanted)?.['free'])
    takeKey.run(free, part, item)
    return free
  }

  function tokenOf(model: string): string {
    newModel.run(model)
    return modelToken(Number(modelOf.get(model)?.['number']))
  }

  /** Indexes some of what has changed after that change; answers which changes those are. */
  function renewChanged(after: number): number[] {
    return changed.all(after, batch).map((row) => {
      const kind = toKind(row['kind'])
      const item = typeof row['item'] === 'number' ? row['item'] : String(row['item'])
      if (kind) renew(kind, item, texts.of(kind, item))
      return Number(row['change'])
    })
  }

  /**
   * Some of what was there before the index; false where none is left. The newest comes first, but within a batch last:
   * FTS5 writes what it has gathered to the disk at each key that is smaller than the one before.
   */
  function renewOlder(): boolean {
    const row = backlog.get()
    if (!row) return false
    const kind = toKind(row['kind'])
    const gathered: { row: number; item: Item; passages: Passage[] }[] = []
    let length = 0
    for (const place of kind ? texts.down(kind, Number(row['upto']), olderBatch) : []) {
      if (!kind || length > olderText) break
      const passages = texts.of(kind, place.item)
      for (const { text } of passages) length += text.length
      gathered.push({ ...place, passages })
    }
    for (const { item, passages } of gathered.toReversed()) {
      if (kind) renew(kind, item, passages)
    }
    const last = gathered.at(-1)
    if (last === undefined) reachEnd.run(String(row['kind']))
    else goDown.run(last.row - 1, String(row['kind']))
    return true
  }

  return {
    work(milliseconds) {
      const end = performance.now() + milliseconds
      const seen: number[] = []
      const isMore = inTransaction(index, () => {
        let goesOn: boolean
        // However slow the computer is just now, some of it is done.
        do {
          const changes = renewChanged(seen.at(-1) ?? 0)
          seen.push(...changes)
          goesOn = changes.length > 0 || renewOlder()
        } while (goesOn && performance.now() < end)
        const last = seen.at(-1)
        if (last !== undefined) note.run(last)
        return goesOn
      })
      if (seen.length > 0) forget.run(JSON.stringify(seen))
      return isMore
    },
    isCatchingUp: () => backlog.get() !== undefined,
  }
}
