import { expect, together as test } from './jutt.ts'

const qwen = { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 }
const parameters = {
  'qwen3.5-122b': qwen,
  'qwen3.5-122b-nonthinking': qwen,
  'gemma-4-31B-it': { temperature: 1, top_p: 0.95, top_k: 64 },
}

for (const [model, recommended] of Object.entries(parameters)) {
  test(`a chat with ${model} sends exactly its recommended parameters`, async ({
    jutt,
    server,
  }) => {
    await jutt.chooseModel(model)
    await jutt.ask('Tere!')
    await expect(jutt.article(model)).toContainText(`This is ${model} speaking.`)
    const [request] = server.requestsOf('chat')
    expect(request?.json).toEqual({
      model,
      messages: [{ role: 'user', content: 'Tere!' }],
      ...recommended,
      stream: true,
      stream_options: { include_usage: true },
    })
  })
}

test('the model is switched in mid-conversation, and each answer says who wrote it', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('first question')
  await jutt.chooseModel('qwen3.5-122b-nonthinking')
  await jutt.ask('second question')
  await expect(jutt.article('gemma-4-31B-it')).toContainText('first question')
  await expect(jutt.article('qwen3.5-122b-nonthinking')).toContainText('second question')
  expect(server.requestsOf('chat')[1]?.json).toMatchObject({
    model: 'qwen3.5-122b-nonthinking',
    messages: [
      { role: 'user', content: 'first question' },
      {
        role: 'assistant',
        content: 'You wrote: “first question”. This is gemma-4-31B-it speaking.',
      },
      { role: 'user', content: 'second question' },
    ],
  })
})

test('“Think first” moves between the two Qwen models', async ({ jutt, server }) => {
  await jutt.chooseModel('qwen3.5-122b')
  const think = jutt.page.getByRole('switch', { name: 'Think first' })
  await expect(think).toBeChecked()
  await think.press('Space')
  await jutt.ask('quickly now')
  expect(server.requestsOf('chat')[0]?.json).toMatchObject({ model: 'qwen3.5-122b-nonthinking' })
  await jutt.chooseModel('gemma-4-31B-it')
  await expect(think).toHaveCount(0)
})

test('thinking streams into its disclosure and is never sent back', async ({ jutt, server }) => {
  const visit = server.chat.next('hold-after', {
    thinking: 'Let me see what this is about.',
    content: 'It is about talk.',
    afterThinking: 4,
  })
  await jutt.chooseModel('qwen3.5-122b')
  await jutt.send('What is it about?')
  await visit.reached
  const answer = jutt.article('qwen3.5-122b')
  await expect(answer.getByText('Let me see what')).toBeHidden()
  // Its seconds run.
  await expect(answer.getByText('1 s', { exact: true })).toBeVisible()
  await expect(answer.getByText('2 s', { exact: true })).toBeVisible()
  await answer.getByRole('button', { name: /^Thinking/ }).click()
  await expect(answer.getByText('Let me see what')).toBeVisible()
  visit.release()
  await expect(answer.getByRole('button', { name: /^Thought for/ })).toBeVisible()
  await expect(answer).toContainText('It is about talk.')

  await jutt.ask('And now?')
  const sent = JSON.stringify(server.requestsOf('chat')[1]?.json)
  expect(sent).toContain('It is about talk.')
  expect(sent).not.toContain('Let me see')
})

test('Stop ends the request and keeps what came', async ({ jutt, server }) => {
  const visit = server.chat.next('hold-after', { content: 'one two three four five', after: 2 })
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.send('Count')
  const answer = jutt.article('gemma-4-31B-it')
  await expect(answer).toContainText('one two')
  await jutt.button('Stop').click()
  const request = await visit.finished
  expect(request.aborted).toBe(true)
  await expect(jutt.button('Send')).toBeVisible()
  await expect(answer).toContainText('one two')
  await expect(answer).not.toContainText('three')
})

test('a restart shows everything again', async ({ jutt, launch }) => {
  // Where the platform seals no key, it lasts for one run only, unless the user says so; the chats are kept anyway.
  await jutt.ask('Remember the cabbage')
  await jutt.quit()
  const again = await launch()
  const welcome = again.page.getByRole('heading', { name: 'Welcome to Jutt' })
  await expect(welcome.or(again.message)).toBeVisible()
  if (await welcome.isVisible()) await again.button('Try without a key').click()
  await again.chatList.getByText('Remember the cabbage').click()
  await expect(again.article('You')).toContainText('Remember the cabbage')
  await expect(again.conversation.getByRole('article').last()).toContainText('You wrote: “Remember')
})

test('chats are renamed, and a deleted one comes back by Undo', async ({ jutt }) => {
  await jutt.ask('first title')
  await jutt.page.getByRole('button', { name: /^Menu for first title/ }).click()
  await jutt.page.getByRole('menuitem', { name: 'Rename' }).click()
  await jutt.page.getByRole('textbox', { name: 'Title' }).fill('Better title')
  await jutt.page.keyboard.press('Enter')
  await expect(jutt.chatList.getByText('Better title')).toBeVisible()

  await jutt.page.getByRole('button', { name: /^Menu for Better title/ }).click()
  await jutt.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(jutt.chatList.getByText('Better title')).toBeHidden()
  await jutt.button('Undo').click()
  await expect(jutt.chatList.getByText('Better title')).toBeVisible()
  await jutt.chatList.getByText('Better title').click()
  await expect(jutt.article('You')).toContainText('first title')
})

test('text typed in one chat is still there after a look at another', async ({ jutt }) => {
  await jutt.ask('chat one')
  await jutt.message.fill('half a thought')
  await jutt.button('New chat').click()
  await expect(jutt.message).toHaveValue('')
  await jutt.chatList.getByText('chat one').click()
  await expect(jutt.message).toHaveValue('half a thought')
})

test('text typed and not sent is still there after the window was reloaded', async ({ jutt }) => {
  await jutt.ask('chat three')
  await jutt.message.fill('half a thought')
  await jutt.button('New chat').click()
  await jutt.message.fill('a new beginning')
  await jutt.page.reload()
  await expect(jutt.message).toHaveValue('a new beginning')
  await jutt.chatList.getByText('chat three').click()
  await expect(jutt.message).toHaveValue('half a thought')
  await jutt.page.reload()
  await expect(jutt.article('You')).toContainText('chat three')
  await expect(jutt.message).toHaveValue('half a thought')
})

test('what turns out to have been thinking moves there before the reader’s eyes', async ({
  jutt,
  server,
}) => {
  const visit = server.chat.next('hold-after', {
    thinking: '',
    content: 'The user greets me, I wonder what it means\n</think>\n\nHello there, good friend.',
    after: 5,
  })
  await jutt.chooseModel('qwen3.5-122b')
  await jutt.send('Tere')
  const answer = jutt.article('qwen3.5-122b')
  await expect(answer).toContainText('The user greets')
  visit.release()
  await expect(answer).toContainText('Hello there, good friend.')
  await expect(jutt.button('Send')).toBeVisible()
  await expect(answer).not.toContainText('greets')
  await answer.getByRole('button', { name: /^Thought/ }).click()
  await expect(answer.getByText('The user greets me, I wonder what it means')).toBeVisible()
})

test('“Try again” pressed twice asks once', async ({ jutt, server }) => {
  await jutt.chooseModel('gemma-4-31B-it')
  server.chat.next('500-plain')
  await jutt.ask('once, please')
  const asked = server.requestsOf('chat').length
  await jutt.button('Try again').evaluate((button) => {
    for (let press = 0; press < 2; press += 1) (button as HTMLButtonElement).click()
  })
  await expect(jutt.article('gemma-4-31B-it')).toContainText('You wrote: “once, please”')
  await jutt.ask('and on')
  expect(server.requestsOf('chat')).toHaveLength(asked + 2)
})

test('maths is set in all four delimiters, and prices stay prices', async ({ jutt, server }) => {
  server.chat
    .next('hold-after', {
      thinking: '',
      content:
        'So \\(x^2\\) and\n\n\\[\n\\int_0^1 x\\,dx\n= \\frac12\n\\]\n\nand $y^2$ and\n\n$$\nz^2\n$$\n\nfor $5 and $6; `\\(code\\)`.',
    })
    .release()
  await jutt.ask('maths')
  const answer = jutt.conversation.getByRole('article').last()
  await expect(answer.locator('.katex')).toHaveCount(4)
  await expect(answer.locator('.katex-display')).toHaveCount(2)
  await expect(answer).toContainText('for $5 and $6')
  await expect(answer.locator('code').getByText('\\(code\\)')).toBeVisible()
})

test.describe('before anything was rendered', () => {
  test.use({ isShared: false })

  test('an answer is read as plain text while its renderer cannot be fetched', async ({
    jutt,
    server,
  }) => {
    server.chat.always('vllm-new', { thinking: '', content: '## A heading\n\nand text' })
    await jutt.page.route(/markdown.*\.js/, (route) => route.abort())
    await jutt.ask('first')
    await expect(jutt.conversation.getByText('## A heading')).toBeVisible()
    await jutt.page.unroute(/markdown.*\.js/)
    await jutt.ask('second')
    await expect(jutt.conversation.getByRole('heading', { name: 'A heading' })).toHaveCount(2)
  })
})

// The last: the window would be slow to load with this text.
test('a message that is too long says so and stays', async ({ jutt, server }) => {
  await jutt.message.evaluate((field: HTMLTextAreaElement) => {
    const text = 'word '.repeat(800_001)
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(jutt.page.getByRole('alert')).toContainText('This message is too long')
  await expect(jutt.button('Send')).toBeDisabled()
  await jutt.message.press('Enter')
  expect(server.requestsOf('chat')).toHaveLength(0)
  expect(await jutt.message.evaluate((field: HTMLTextAreaElement) => field.value.length)).toBe(
    4_000_005,
  )
})
