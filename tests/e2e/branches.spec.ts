import type { Locator } from '@playwright/test'
import { contentSent } from '../service/fake-server/requests.ts'
import type { FakeServer } from '../service/fake-server/server.ts'
import { expect, together as test, type Jutt } from './jutt.ts'

const gemma = 'gemma-4-31B-it'
const textIn = /word-\d{4}/g

/** A message with what can be done with it in sight. */
async function pointedAt(message: Locator): Promise<Locator> {
  await message.hover()
  return message
}

async function chooseFrom(menu: Locator, item: string | RegExp): Promise<void> {
  await menu.click()
  await menu.page().getByRole('menuitem', { name: item }).click()
}

async function choose(jutt: Jutt, ...models: string[]): Promise<void> {
  await jutt.button('Compare').click()
  for (const name of models) {
    await jutt.page.getByRole('menuitemcheckbox', { name, exact: true }).click()
  }
  await jutt.page.keyboard.press('Escape')
}

/** The window of the next run, with the chat open that is named so. */
async function openAgain(again: Jutt, title: string): Promise<void> {
  const welcome = again.page.getByRole('heading', { name: 'Welcome to Jutt' })
  await expect(welcome.or(again.message)).toBeVisible()
  if (await welcome.isVisible()) await again.button('Try without a key').click()
  await again.chatList.getByText(title).click()
}

test('an edited message is another version; each keeps what followed it', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(gemma)
  await jutt.ask('About oaks')
  await jutt.ask('And their age?')
  const first = jutt.conversation.getByRole('article', { name: 'You' }).first()
  await (await pointedAt(first)).getByRole('button', { name: 'Edit' }).click()
  const field = jutt.page.getByRole('textbox', { name: 'Edit message' })
  await expect(field).toBeFocused()
  await field.fill('About birches')
  await jutt.button('Save & send').click()
  await expect(jutt.message).toBeFocused()
  await expect(jutt.article(gemma)).toContainText('About birches')
  await expect(jutt.button('Stop')).toBeHidden()
  expect(server.requestsOf('chat').at(-1)?.json).toMatchObject({
    messages: [{ role: 'user', content: 'About birches' }],
  })
  await expect(jutt.conversation).not.toContainText('And their age?')

  const versions = first.getByRole('group', { name: 'Versions' })
  await expect(versions).toContainText('2/2')
  await versions.getByRole('button', { name: 'Previous version' }).click()
  await expect(versions).toContainText('1/2')
  // At the first version only the other button can have the focus.
  await expect(versions.getByRole('button', { name: 'Next version' })).toBeFocused()
  await expect(jutt.conversation).toContainText('And their age?')
  await jutt.page.keyboard.press('Enter')
  await expect(jutt.conversation).toContainText('About birches')
  await expect(jutt.conversation).not.toContainText('And their age?')
})

test('Up in an empty field edits the last message; Escape leaves it, and a reload does not', async ({
  jutt,
}) => {
  await jutt.ask('once upon')
  await jutt.message.press('ArrowUp')
  const field = jutt.page.getByRole('textbox', { name: 'Edit message' })
  await expect(field).toHaveValue('once upon')
  await jutt.page.keyboard.type(' a time')
  await expect(field).toHaveValue('once upon a time')
  await jutt.page.reload()
  await expect(field).toHaveValue('once upon a time')
  await field.press('Escape')
  await expect(field).toBeHidden()
  await expect(jutt.button('Edit')).toBeFocused()
  await expect(jutt.article('You')).toHaveText(/^once upon/)
})

test('an answer is given again by the same and by another model, and all of them stay', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel('qwen3.5-122b-nonthinking')
  await jutt.ask('Which tree is the oldest?')
  await chooseFrom(jutt.button('Regenerate'), 'Again with qwen3.5-122b-nonthinking')
  await expect(jutt.button('Stop')).toBeHidden()
  await expect(jutt.conversation.getByText('2/2')).toBeVisible()
  await chooseFrom(jutt.button('Regenerate'), 'Answer again, thinking')
  await expect(jutt.article('qwen3.5-122b')).toContainText('speaking')
  await expect(jutt.conversation.getByText('3/3')).toBeVisible()
  await expect(jutt.message).toBeFocused()
  expect(server.requestsOf('chat').map(({ json }) => json)).toMatchObject([
    { model: 'qwen3.5-122b-nonthinking' },
    { model: 'qwen3.5-122b-nonthinking' },
    { model: 'qwen3.5-122b' },
  ])
  // Twice before the first of them is shown.
  await jutt.button('Previous version').evaluate((button) => {
    for (let press = 0; press < 2; press += 1) (button as HTMLButtonElement).click()
  })
  await expect(jutt.article('qwen3.5-122b-nonthinking')).toContainText('speaking')
  await expect(jutt.conversation.getByText('1/3')).toBeVisible()
})

test('Continue goes on with an answer that was stopped, in the middle of a word', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(gemma)
  const visit = server.chat.next('hold-after', { content: 'A tree has a trunk and bran', after: 6 })
  await jutt.send('What is a tree?')
  await visit.reached
  await expect(jutt.article(gemma)).toContainText('A tree has a trunk and')
  await jutt.button('Stop').click()
  await expect(jutt.button('Continue')).toBeVisible()
  const stopped = (await jutt.article(gemma).innerText()).match(/A tree[^\n]*/)?.[0] ?? ''
  server.chat.next('hold-after', { content: `${stopped}ches, and leaves.`, after: 2 }).release()
  await jutt.button('Continue').click()
  await expect(jutt.message).toBeFocused()
  await expect(jutt.article(gemma)).toContainText(`${stopped}ches, and leaves.`)
  await expect(jutt.button('Stop')).toBeHidden()
  await expect(jutt.button('Continue')).toBeHidden()
  const request = server.requestsOf('chat').at(-1)?.json as { messages: { content: string }[] }
  expect(request.messages.at(1)).toEqual({ role: 'assistant', content: stopped })
  expect(request.messages.at(2)?.content).toContain('Continue it exactly where it stopped')
})

test('a new chat begins at an answer, and a deleted message comes back by Undo', async ({
  jutt,
}) => {
  await jutt.chooseModel(gemma)
  await jutt.ask('a first step')
  await jutt.ask('a second step')
  const firstAnswer = jutt.conversation.getByRole('article', { name: gemma }).first()
  await pointedAt(firstAnswer)
  await chooseFrom(
    firstAnswer.getByRole('button', { name: 'More for this message' }),
    'New chat from here',
  )
  await expect(jutt.conversation.getByRole('article')).toHaveCount(2)
  await expect(jutt.message).toBeFocused()
  await expect(jutt.chatList.getByText('a first step')).toHaveCount(2)
  await jutt.ask('another way')

  const second = jutt.article('You')
  await pointedAt(second)
  await chooseFrom(second.getByRole('button', { name: 'More for this message' }), 'Delete')
  await expect(jutt.conversation.getByRole('article')).toHaveCount(2)
  await expect(jutt.message).toBeFocused()
  await jutt.button('Undo').click()
  await expect(jutt.conversation).toContainText('another way')
  await expect(jutt.conversation.getByRole('article')).toHaveCount(4)
})

test('two models are compared, one is kept, the other stays as a version', async ({
  jutt,
  server,
  launch,
}) => {
  await jutt.chooseModel(gemma)
  await choose(jutt, gemma, 'qwen3.5-122b-nonthinking')
  const held = server.chat.next('hold-after', { content: 'the first of both', after: 2 })
  await jutt.send('Who are you?')
  const side = jutt.page.getByRole('region', { name: 'Answers side by side' })
  // One of them waits, the other goes on: they run at once.
  await held.reached
  await expect(side.getByRole('article').filter({ hasText: 'speaking' })).toHaveCount(1)
  held.release()
  await expect(jutt.button('Stop')).toBeHidden()
  await expect(side.getByRole('article')).toHaveCount(2)
  await jutt.message.fill('and on')
  await expect(jutt.button('Send')).toBeDisabled()
  await jutt.quit()

  const again = await launch()
  await openAgain(again, 'Who are you?')
  const kept = again.page.getByRole('region', { name: 'Answers side by side' })
  await expect(kept.getByRole('article')).toHaveCount(2)
  await again.button('Keep this answer of qwen3.5-122b-nonthinking').click()
  await expect(again.message).toBeFocused()
  await expect(kept).toBeHidden()
  await expect(again.article('qwen3.5-122b-nonthinking')).toBeVisible()
  // The order is the one in which the service's models are listed.
  await expect(again.conversation.getByText('1/2')).toBeVisible()
  await again.button('Next version').click()
  await expect(again.article(gemma)).toBeVisible()
})

const deeds = ['edit', 'regenerate', 'compare', 'continue'] as const

/** A chat in which one of these is under way when Jutt is killed. */
async function begin(jutt: Jutt, server: FakeServer, deed: (typeof deeds)[number]) {
  await jutt.button('New chat').click()
  if (deed === 'continue') {
    server.chat.next('hold-after', { content: 'kept before it broke', after: 3 })
  }
  await jutt.send(`to ${deed}`)
  await expect(jutt.article(gemma)).toContainText(deed === 'continue' ? 'kept' : 'speaking')
  if (deed === 'continue') await jutt.button('Stop').click()
  await expect(jutt.button('Stop')).toBeHidden()
  const before = (await jutt.article(gemma).innerText()).match(/(?:You wrote|kept)[^\n]*/)?.[0]
  const visit = server.chat.next('numbered-words', { words: 2000, everyMs: 25 })
  if (deed === 'edit') {
    await jutt.message.press('ArrowUp')
    await jutt.page.keyboard.type(', changed')
    await jutt.button('Save & send').click()
  } else if (deed === 'regenerate') {
    await chooseFrom(jutt.button('Regenerate'), `Again with ${gemma}`)
  } else if (deed === 'continue') {
    await jutt.button('Continue').click()
  } else {
    await choose(jutt, gemma, 'qwen3.5-122b')
    await jutt.send('compare this')
  }
  return { deed, before, request: await visit.request }
}

test('SIGKILL in the middle of an edit, another answer, a comparison and Continue loses nothing that was there, and half a second of what comes', async ({
  jutt,
  server,
  launch,
}) => {
  await jutt.chooseModel(gemma)
  const begun = []
  for (const deed of deeds) begun.push(await begin(jutt, server, deed))
  await expect(jutt.conversation).toContainText('word-0100')
  const killedAt = Date.now()
  await jutt.kill()

  const again = await launch()
  for (const { deed, before, request } of begun) {
    await test.step(deed, async () => {
      await openAgain(again, `to ${deed}`)
      await expect(again.conversation).toContainText('word-0001')
      const kept = (await again.conversation.innerText()).match(textIn) ?? []
      const mustBeKept = contentSent(request, killedAt - 500).match(textIn) ?? []
      expect(mustBeKept.length).toBeGreaterThan(50)
      expect(kept.slice(0, mustBeKept.length)).toEqual(mustBeKept)
      // What is far above a long answer shows no buttons.
      if (deed === 'edit') await again.article('You').scrollIntoViewIfNeeded()
      if (deed === 'edit' || deed === 'regenerate') await again.button('Previous version').click()
      expect(before).toBeDefined()
      await expect(again.conversation).toContainText(before ?? '')
    })
  }
})
