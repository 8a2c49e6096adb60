import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEditStore, type EditStore } from '../../../electron/recordings/edits/edit-store.ts'
import type { TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { openSearchLab, type SearchLab } from './search-lab.ts'

let folder: string
let lab: SearchLab
let edits: EditStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-edited-'))
  lab = openSearchLab(join(folder, 'jutt.sqlite'))
  edits = createEditStore(lab.database)
})

afterEach(() => {
  lab.index.close()
  lab.database.close()
  rmSync(folder, { recursive: true })
})

const second = 16_000
const text = (from: number, to: number, words: string): TranscriptChange => ({
  kind: 'text',
  start: from * second,
  end: to * second,
  text: words,
})

function found(query: string): (string | number)[] {
  return lab.find(query).map((finding) => (finding.kind === 'piece' ? finding.index : finding.kind))
}

test('a transcript is found by what it reads now, at the piece where that stands', () => {
  const id = lab.transcript('a.mp3', ['üks kass', 'kaks koera', 'kolm hiirt'])
  expect(found('koera')).toEqual([1])
  edits.add(id, [text(1, 2, 'kaks jänest')], 1)
  expect(found('koera')).toEqual([])
  expect(found('jänest')).toEqual([1])
  expect(found('kass')).toEqual([0])
})

test('an edit over several pieces is found in the piece where each of its words stands', () => {
  const id = lab.transcript('a.mp3', ['üks kass', 'kaks koera', 'kolm hiirt', 'neli lindu'])
  edits.add(id, [text(0, 3, 'üks kass kaks jänest kolm hiirt')], 1)
  expect(found('jänest')).toEqual([1])
  expect(found('kass')).toEqual([0])
  expect(found('hiirt')).toEqual([2])
  expect(found('lindu')).toEqual([3])
})

test('what is undone is not found, and what is redone is', () => {
  const id = lab.transcript('a.mp3', ['üks kass', 'kaks koera'])
  edits.add(id, [text(1, 2, 'kaks jänest')], 1)
  edits.setUndone(id, 1, 2)
  expect(found('jänest')).toEqual([])
  expect(found('koera')).toEqual([1])
  edits.setUndone(id, 1, null)
  expect(found('jänest')).toEqual([1])
})

test('what was written into a gap by hand is found', () => {
  const id = lab.transcript('a.mp3', ['üks kass', ''])
  lab.pieces.setState(id, 1, { kind: 'gap', reason: { kind: 'short' } })
  const change = { kind: 'piece' as const, index: 1, start: second, end: 2 * second }
  edits.add(id, [{ ...change, text: 'kadunud sõnad' }], 1)
  expect(found('kadunud')).toEqual([1])
})

test('who speaks changes nothing of what is found', () => {
  const id = lab.transcript('a.mp3', ['üks kass', 'kaks koera'])
  const place = { start: 0, end: 2 * second }
  edits.add(id, [{ kind: 'speaker', ...place, speaker: 'Mari' }], 1)
  edits.add(id, [{ kind: 'rename', from: 'Mari', to: 'Mai' }], 2)
  expect(found('kass')).toEqual([0])
})
