import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createChatStore } from '../../../electron/chats/chat-store.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import type { Said } from './import-until-killed.ts'

const program = join(import.meta.dirname, 'import-until-killed.ts')
const chats = 40

/** Imports the file, kills the import after so many of its lines; did it say that it had finished? */
async function killAfter(lines: number, database: string, file: string): Promise<boolean> {
  const child = spawn(process.execPath, [program, database, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let heard = 0
  let last = ''
  for await (const line of createInterface(child.stdout)) {
    last = line
    heard += 1
    if (heard === lines) child.kill('SIGKILL')
  }
  return last === ('finished' satisfies Said)
}

test('SIGKILL during an import leaves all of its chats or none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jutt-import-'))
  try {
    const file = join(folder, 'all.jsonl')
    const lines = Array.from({ length: chats }, (_, index) => ({
      chat: { id: `chat-${index}`, title: `Chat ${index}` },
      messages: [{ id: `message-${index}`, role: 'user', content: 'x' }],
    }))
    const head = { format: 'jutt-everything', version: 1 }
    writeFileSync(file, [head, ...lines].map((line) => JSON.stringify(line)).join('\n'))
    for (const killed of [1, 17, chats, chats + 1]) {
      const path = join(folder, `jutt-${killed}.sqlite`)
      const hasFinished = await killAfter(killed, path, file)
      const { database } = openDatabase(path, {
        firstUse: (opened) => void createChatStore(opened).purgeDeleted(),
      })
      const count = (table: string): unknown =>
        database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']
      // Between the last chat and the word that it had finished, it may or may not have.
      if (hasFinished) expect([count('chats'), count('messages')]).toEqual([chats, chats])
      else expect([0, chats]).toContain(count('chats'))
      expect(count('messages')).toBe(count('chats'))
      database.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 30_000)
