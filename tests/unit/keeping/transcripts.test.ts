import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UnreadableFileError } from '../../../electron/keeping/foreign-chat.ts'
import { readItems } from '../../../electron/keeping/read-file.ts'
import { createTakeIn, type Imported } from '../../../electron/keeping/take-in.ts'
import { createWriteOut, writeWhole } from '../../../electron/keeping/write-out.ts'
import { openDatabase } from '../../../electron/storage/database.ts'

let folder: string
let file: string
let database: DatabaseSync

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-transcripts-'))
  file = join(folder, 'export.jsonl')
  database = openDatabase(join(folder, 'jutt.sqlite')).database
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

async function importFile(): Promise<Imported> {
  const taking = createTakeIn(database, 5000)
  try {
    for await (const item of readItems(file, 5000)) await taking.add(item)
    return taking.finish()
  } catch (error) {
    taking.abandon()
    throw error
  }
}

test('a transcript comes back with its pieces, names and edits, but without its sound', async () => {
  const source = '{"kind":"file","title":"The meeting","name":"meeting.mp3","length":null}'
  database.exec(`
    INSERT INTO recordings (id, created_at, source, state, language, samples, path, mark) VALUES
      ('r-1', 7, '${source}', '{"kind":"processing"}', 'et', 900, '/secret/meeting.mp3', 'pinned');
    INSERT INTO pieces (recording_id, place, start_sample, end_sample, speech, text, ending, state) VALUES
      ('r-1', 0, 0, 400, '[]', 'Tere!', 'pause', '{"kind":"done"}'),
      ('r-1', 1, 400, 900, NULL, '', 'end', '{"kind":"sent","at":1}');
    INSERT INTO transcript_edits (recording_id, number, changes, made_at, undone_at) VALUES
      ('r-1', 1, '[{"kind":"speaker","start":0,"end":400,"speaker":"Mari"}]', 8, NULL),
      ('r-1', 2, '[{"kind":"rename","from":"Mari","to":"Mart"}]', 9, 10);`)
  const tables = ['recordings', 'pieces', 'transcript_edits'].map(
    (table) => () => database.prepare(`SELECT * FROM ${table}`).all(),
  )
  const before = tables.map((rows) => rows())
  const writeOut = createWriteOut(database, () => 7)
  await writeWhole(
    file,
    writeOut.lines(writeOut.everything(), () => undefined),
  )
  expect(readFileSync(file, 'utf8')).not.toContain('secret')
  const again = { chats: [], known: 0, messages: 0, recordings: [] }
  expect(await importFile()).toEqual(again)

  database.exec('DELETE FROM recordings')
  expect(await importFile()).toEqual({ ...again, recordings: ['r-1'] })
  const [recordings, pieces, edits] = before
  const lost = '{"kind":"gap","reason":{"kind":"short"}}'
  expect(tables.map((rows) => rows())).toEqual([
    recordings?.map((row) => ({
      ...row,
      path: null,
      mark: null,
      state: '{"kind":"done"}',
      sound: '{"kind":"deleted"}',
    })),
    pieces?.map((row) => ({ ...row, ...(row['place'] === 1 && { state: lost }) })),
    edits,
  ])
})

test('a transcript of an earlier Jutt comes in, and a damaged one is refused', async () => {
  const head = { format: 'jutt-everything', version: 1 }
  const recording = { id: 'r', created_at: 1, source: '{"kind":"microphone"}', language: 'en' }
  const piece = { start_sample: 0, end_sample: 16_000, text: 'Hello', state: 'done' }
  const lines = (...items: unknown[]) => [head, ...items].map((it) => JSON.stringify(it)).join('\n')
  writeFileSync(file, lines({ recording, pieces: [piece] }))
  expect(await importFile()).toMatchObject({ recordings: ['r'] })
  expect(database.prepare('SELECT text, state FROM pieces').all()).toMatchObject([
    { text: 'Hello', state: '{"kind":"done"}' },
  ])
  for (const damaged of [
    { recording: { ...recording, id: '../x' }, pieces: [] },
    { recording: { ...recording, id: 's', source: '{}' }, pieces: [] },
    { recording: { ...recording, id: 's' }, pieces: [{ ...piece, end_sample: 0 }] },
    { recording: { ...recording, id: 's' }, pieces: [], edits: [{ number: 1, changes: '[]' }] },
  ]) {
    writeFileSync(file, lines(damaged))
    await expect(importFile()).rejects.toThrow(UnreadableFileError)
    expect(database.prepare('SELECT id FROM recordings').all()).toHaveLength(1)
  }
})
