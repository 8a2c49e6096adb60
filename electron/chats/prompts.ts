import type { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import { isBuiltIn } from '../../shared/prompts/built-in.ts'
import type { Prompt, PromptList, SavePromptInput } from '../../shared/ipc/schemas/prompts.ts'

/**
 * The prompts that the person wrote, changed or deleted. The built-in ones are texts of the interface: here is only
 * what became of them.
 */
export interface Prompts {
  list(): PromptList
  /** Throws not_found for an own prompt that is not there. */
  save(input: SavePromptInput): Prompt
  delete(promptId: string): void
  /** Takes a deletion back; throws not_found. */
  restore(promptId: string): void
  /** Removes for good the own prompts that were deleted before. */
  purgeDeleted(): void
}

export function createPrompts(
  database: DatabaseSync,
  { newId, now }: { newId: () => string; now: () => number },
): Prompts {
  const kept = database.prepare(
    'SELECT id, name, text FROM prompts WHERE deleted_at IS NULL ORDER BY number',
  )
  const gone = database.prepare('SELECT id FROM prompts WHERE deleted_at IS NOT NULL')
  const find = database.prepare('SELECT id FROM prompts WHERE id = ? AND deleted_at IS NULL')
  const write = database.prepare(
    `INSERT INTO prompts (id, name, text) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text, deleted_at = NULL`,
  )
  const mark = database.prepare('UPDATE prompts SET deleted_at = ? WHERE id = ?')
  const hide = database.prepare(`INSERT INTO prompts (id, name, text, deleted_at)
     VALUES (?, '', '', ?) ON CONFLICT (id) DO UPDATE SET deleted_at = excluded.deleted_at`)
  // A built-in one that was deleted as it came has no text of its own to come back to.
  const forget = database.prepare(`DELETE FROM prompts WHERE id = ? AND text = ''`)
  const remove = database.prepare('DELETE FROM prompts WHERE id = ?')

  return {
    list: () => ({
      prompts: kept.all().map((row) => ({
        id: String(row['id']),
        name: String(row['name']),
        text: String(row['text']),
      })),
      deleted: gone.all().map((row) => String(row['id'])),
    }),
    save({ id, name, text }) {
      if (id !== null && !isBuiltIn(id) && !find.get(id))
        throw new AppFailure({ code: 'not_found' })
      const saved = { id: id ?? newId(), name, text }
      write.run(saved.id, name, text)
      return saved
    },
    delete(promptId) {
      if (isBuiltIn(promptId)) hide.run(promptId, now())
      else if (mark.run(now(), promptId).changes === 0) throw new AppFailure({ code: 'not_found' })
    },
    restore(promptId) {
      if (forget.run(promptId).changes > 0) return
      if (mark.run(null, promptId).changes === 0) throw new AppFailure({ code: 'not_found' })
    },
    purgeDeleted() {
      const ids = gone.all().map((row) => String(row['id']))
      for (const id of ids.filter((id) => !isBuiltIn(id))) remove.run(id)
    },
  }
}
