import { watchCopying } from './copying.ts'
import { expect, together as test } from './jutt.ts'

test('all of a folded code is copied, and it opens', async ({ jutt, server }) => {
  const code = Array.from({ length: 240 }, (_, line) => `line ${line + 1}`).join('\n')
  server.chat.next('litellm', { content: `Here:\n\n\`\`\`text\n${code}\n\`\`\`\n\nThat was it.` })
  await jutt.ask('code, please')
  const answer = jutt.conversation.getByRole('article').last()
  const copied = await watchCopying(jutt)
  await expect(answer.getByText('line 40', { exact: true })).toBeAttached()
  await expect(answer.getByText('line 41', { exact: true })).toHaveCount(0)
  await answer.getByRole('button', { name: 'Copy code' }).click()
  await expect.poll(copied).toBe(`${code}\n`)
  await answer.getByRole('button', { name: 'Show all 240 lines' }).click()
  await expect(answer.getByText('line 240', { exact: true })).toBeAttached()
  await answer.getByRole('button', { name: 'Show the first 40 lines' }).click()
  await expect(answer.getByText('line 240', { exact: true })).toHaveCount(0)
})

test('a table is copied as CSV and as Markdown', async ({ jutt, server }) => {
  server.chat.next('litellm', { content: '| a | b |\n|---|---|\n| 1 | two, three |\n' })
  await jutt.ask('a table, please')
  const answer = jutt.conversation.getByRole('article').last()
  const copied = await watchCopying(jutt)
  await answer.getByRole('button', { name: 'Copy table', exact: true }).click()
  await answer.getByRole('button', { name: 'CSV' }).click()
  await expect.poll(copied).toBe('a,b\n1,"two, three"')
  await answer.getByRole('button', { name: /^(Copy table|Copied)$/ }).click()
  await answer.getByRole('button', { name: 'Markdown' }).click()
  await expect.poll(copied).toContain('| 1 | two, three |')
})
