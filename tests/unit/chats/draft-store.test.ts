import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDraftStore } from '../../../electron/chats/draft-store.ts'
import { openConversation } from './conversation.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('drafts are there in the next run, but for those that are empty or whose chat is gone', () => {
  const file = join(folder, 'jutt.sqlite')
  const first = openConversation(file)
  const send = () => first.chats.send({ chatId: null, content: 'hello', models: ['m'] })
  const kept = send().messages[0]
  const gone = send().chat.id
  if (!kept) throw new Error('Nothing was sent')
  const drafts = createDraftStore(first.database)
  drafts.keep({ '': 'new', [kept.chatId]: 'on', [gone]: 'lost', [`edit:${kept.id}`]: 'better' })
  drafts.keep({ '': 'newer', [kept.chatId]: '' })
  first.chats.delete(gone)
  first.database.close()

  const next = openConversation(file)
  next.stores.chats.purgeDeleted()
  const again = createDraftStore(next.database)
  again.purge()
  expect(again.all()).toEqual({ '': 'newer', [`edit:${kept.id}`]: 'better' })
  next.database.close()
})
