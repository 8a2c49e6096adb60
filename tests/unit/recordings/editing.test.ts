import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

let folder: string
let lab: RecordingsLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-editing-'))
  lab = openRecordings(folder)
})
afterEach(() => {
  lab.recordings.close()
  rmSync(folder, { recursive: true, force: true })
})

const change = (text: string): TranscriptChange => ({ kind: 'text', start: 0, end: 10, text })

function begin(): string {
  const { id } = lab.recordings.begin({ source: { kind: 'microphone' }, language: 'et' })
  return id
}

test('edits are kept in order, undone from the last on, and redone', () => {
  const id = begin()
  const { recordings } = lab
  const texts = () =>
    recordings.log(id).edits.map(({ number, changes: [first] }) => {
      return first?.kind === 'text' ? `${number} ${first.text}` : ''
    })
  const inForce = () => recordings.log(id).inForce
  for (const text of ['a', 'b', 'c']) recordings.edit(id, [change(text)])
  recordings.undoEdit(id)
  recordings.undoEdit(id)
  expect([texts(), inForce()]).toEqual([['1 a', '2 b', '3 c'], 1])
  recordings.redoEdit(id)
  expect(inForce()).toBe(2)
  recordings.edit(id, [change('d')])
  expect([texts(), inForce()]).toEqual([['1 a', '2 b', '3 d'], 3])
  expect(() => recordings.redoEdit(id)).toThrowError(
    expect.objectContaining({ error: { code: 'invalid_request' } }),
  )
  expect(recordings.open(id).log).toEqual(recordings.log(id))
})

test('windows are told what has changed in the log', () => {
  const id = begin()
  lab.recordings.edit(id, [change('a')])
  lab.recordings.undoEdit(id)
  lab.recordings.redoEdit(id)
  expect(lab.heard.edits).toEqual([
    { recordingId: id, kept: 0, added: [{ number: 1, changes: [change('a')] }], inForce: 1 },
    { recordingId: id, kept: 1, added: [], inForce: 0 },
    { recordingId: id, kept: 1, added: [], inForce: 1 },
  ])
})

test('nothing is undone where nothing is done, nor edited where nothing is', () => {
  const id = begin()
  const refused: unknown = expect.objectContaining({ error: { code: 'invalid_request' } })
  expect(() => lab.recordings.undoEdit(id)).toThrowError(refused)
  expect(() => lab.recordings.edit('no', [change('a')])).toThrowError(
    expect.objectContaining({ error: { code: 'not_found' } }),
  )
})

test('the times that the service told come back with their piece, and go with its text', () => {
  const id = begin()
  const { recordings } = lab
  const cut = { start: 0, end: 100, speech: [{ start: 0, end: 100 }], ending: 'pause' as const }
  recordings.append(id, new Uint8Array(200), [cut])
  const times = [{ start: 3, end: 90, text: 'tere' }]
  recordings.setPiece(id, 0, { kind: 'done' }, 'tere', { times, model: 'whisper' })
  expect(recordings.open(id).pieces).toMatchObject([{ text: 'tere', times, model: 'whisper' }])
  recordings.setPiece(id, 0, { kind: 'waiting' })
  expect(recordings.piece(id, 0).times).toEqual(times)
  recordings.setPiece(id, 0, { kind: 'done' }, 'teine')
  expect(recordings.piece(id, 0).times).toBeNull()
})
