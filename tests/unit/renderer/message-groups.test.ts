import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { inGroups } from '../../../renderer/main/chat/message-group.tsx'

function messageOf(number: number): Message {
  const id = String(number)
  return { role: 'user', id, chatId: 'c', parentId: null, createdAt: 0, content: id }
}

test('groups hold all messages in order, and each message stays in its group when others come above', () => {
  const counts = { above: fc.nat(200), later: fc.nat(200), first: fc.integer({ min: 1, max: 100 }) }
  fc.assert(
    fc.property(fc.record(counts), ({ above, later, first }) => {
      const all = Array.from({ length: above + later + first }, (_, number) => messageOf(number))
      const before = inGroups(all.slice(above), later)
      const after = inGroups(all, above + later)
      expect(after.flatMap(({ messages }) => messages)).toEqual(all)
      for (const { from, messages } of after) expect(all[from]).toBe(messages[0])
      const keyOf = (groups: typeof after, message: Message) =>
        groups.find(({ messages }) => messages.includes(message))?.key
      for (const message of all.slice(above))
        expect(keyOf(after, message)).toBe(keyOf(before, message))
    }),
    { numRuns: 50 },
  )
})
