import { expect, test } from './jutt.ts'

test('a new user connects with a key; a bad one is named beside its field and can be mended', async ({
  launch,
  server,
}) => {
  const jutt = await launch()
  await expect(jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  await expect(jutt.page.getByRole('textbox', { name: 'Server address' })).toHaveValue(
    'https://llm.hpc.ut.ee/v1',
  )
  await jutt.fillFirstRun(server.url, 'sk-wrong')
  await jutt.button('Connect').click()
  const key = jutt.page.getByLabel('API key', { exact: true })
  await expect(key).toHaveAccessibleDescription(/The service refused the key/)
  await expect(jutt.page.getByRole('textbox', { name: 'Server address' })).toHaveValue(server.url)
  await expect(jutt.message).toBeHidden()

  await key.fill(server.key)
  await jutt.button('Connect').click()
  await expect(jutt.message).toBeFocused()
  await expect(jutt.page.getByLabel('API key', { exact: true })).toHaveCount(0)
})

test('an address that cannot be reached, is a web page or no address is named beside its field', async ({
  launch,
  server,
}) => {
  const jutt = await launch()
  const address = jutt.page.getByRole('textbox', { name: 'Server address' })
  await jutt.fillFirstRun('not an address', server.key)
  await jutt.button('Connect').click()
  await expect(address).toHaveAccessibleDescription(/not a web address/)

  await server.refuseConnections()
  await jutt.fillFirstRun(server.url, server.key)
  await jutt.button('Connect').click()
  await expect(address).toHaveAccessibleDescription(/cannot be reached/)

  await server.listenAgain()
  server.models.always('html')
  await jutt.fillFirstRun(server.url, server.key)
  await jutt.button('Connect').click()
  await expect(address).toHaveAccessibleDescription(/not an LLM service/)

  server.models.always('no-chat-model')
  await jutt.fillFirstRun(server.url, server.key)
  await jutt.button('Connect').click()
  await expect(address).toHaveAccessibleDescription(/no model to chat with/)

  server.reset()
  await jutt.connect(server)
})

test('a service without a model list takes names typed by hand', async ({ launch, server }) => {
  const jutt = await launch()
  server.models.always('404-detail')
  await jutt.fillFirstRun(server.url, server.key)
  await expect(jutt.button('Connect anyway')).toHaveCount(0)
  await jutt.button('Connect').click()
  await jutt.page.getByRole('textbox', { name: 'Model names' }).fill('gemma-4-31B-it')
  await jutt.page.getByLabel('API key', { exact: true }).fill(server.key)
  await jutt.button('Connect anyway').click()
  await jutt.ask('hello')
  await expect(jutt.article('gemma-4-31B-it')).toContainText('You wrote: “hello”')
})

test('an address without encryption needs a second word', async ({ launch }) => {
  const jutt = await launch()
  // A name that cannot exist: if the warning were skipped, the connection would fail in another way.
  await jutt.fillFirstRun('http://service.invalid/v1', 'sk-any')
  await jutt.button('Connect').click()
  await expect(jutt.page.getByText(/not encrypted/)).toBeVisible()
  await jutt.button('Connect without encryption').click()
  await expect(
    jutt.page.getByRole('textbox', { name: 'Server address' }),
  ).toHaveAccessibleDescription(/no computer of this name/)
})

test('the practice service needs no key, and says lastingly that it is practice', async ({
  launch,
}) => {
  const jutt = await launch()
  await jutt.button('Try without a key').click()
  await expect(jutt.page.getByText('Practice', { exact: true })).toBeVisible()
  await jutt.ask('Show me a table')
  await expect(jutt.conversation.getByRole('article').last().getByRole('table')).toBeVisible()

  await jutt.quit()
  const again = await launch()
  await expect(again.page.getByText('Practice', { exact: true })).toBeVisible()
  await again.ask('hello again')
})

test('the whole page speaks Estonian on an Estonian computer', async ({ launch }) => {
  const { page } = await launch({ language: 'et' })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Jut')
  await expect(page.locator('html')).toHaveAttribute('lang', 'et')
  await expect(page.getByRole('button', { name: 'Ühenda', exact: true })).toBeVisible()
})
