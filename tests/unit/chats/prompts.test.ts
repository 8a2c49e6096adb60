import { beforeEach, expect, test } from 'vitest'
import { DatabaseSync } from 'node:sqlite'
import { createPrompts, type Prompts } from '../../../electron/chats/prompts.ts'
import { migrations } from '../../../electron/storage/migrations.ts'
import { builtInId } from '../../../shared/prompts/built-in.ts'

let prompts: Prompts
const editor = builtInId('languageEditor')

beforeEach(() => {
  const database = new DatabaseSync(':memory:')
  for (const step of migrations) database.exec(step)
  let id = 0
  prompts = createPrompts(database, { newId: () => `p${(id += 1)}`, now: () => 5 })
})

test('own prompts are made, changed, deleted and restored', () => {
  const made = prompts.save({ id: null, name: 'Mine', text: 'Be brief.' })
  prompts.save({ ...made, text: 'Be very brief.' })
  expect(prompts.list()).toEqual({
    prompts: [{ id: 'p1', name: 'Mine', text: 'Be very brief.' }],
    deleted: [],
  })
  prompts.delete('p1')
  expect(prompts.list()).toEqual({ prompts: [], deleted: ['p1'] })
  prompts.restore('p1')
  expect(prompts.list().prompts).toHaveLength(1)
  prompts.delete('p1')
  prompts.purgeDeleted()
  expect(prompts.list()).toEqual({ prompts: [], deleted: [] })
})

test('a built-in prompt stays deleted over a restart, and comes back as it was', () => {
  prompts.delete(editor)
  prompts.purgeDeleted()
  expect(prompts.list()).toEqual({ prompts: [], deleted: [editor] })
  prompts.restore(editor)
  expect(prompts.list()).toEqual({ prompts: [], deleted: [] })
})

test('a built-in prompt that was changed comes back as changed', () => {
  prompts.save({ id: editor, name: 'Editor', text: 'My own words.' })
  prompts.delete(editor)
  expect(prompts.list()).toEqual({ prompts: [], deleted: [editor] })
  prompts.restore(editor)
  expect(prompts.list().prompts).toEqual([{ id: editor, name: 'Editor', text: 'My own words.' }])
})

test('what is not there can be neither changed, deleted nor restored', () => {
  const notFound: unknown = expect.objectContaining({ error: { code: 'not_found' } })
  expect(() => prompts.save({ id: 'p9', name: 'x', text: 'x' })).toThrowError(notFound)
  expect(() => prompts.delete('p9')).toThrowError(notFound)
  expect(() => prompts.restore('p9')).toThrowError(notFound)
})
