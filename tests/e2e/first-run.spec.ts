import { selfSigned } from '../service/certificates.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { expect, test } from './jutt.ts'

test('a new user connects with a key; a bad one is named beside its field, stays there to be mended, and is gone once it is accepted', async ({
  launch,
  server,
}) => {
  const { page, button, fillFirstRun, message } = await launch()
  const address = page.getByRole('textbox', { name: 'Server address' })
  const key = page.getByLabel('API key', { exact: true })
  await expect(page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  await expect(address).toHaveValue('https://llm.hpc.ut.ee/v1')
  // Whoever has copied the key pastes it.
  await expect(key).toBeFocused()
  await fillFirstRun(server.url, `${server.key}x`)
  await button('Connect').click()
  await expect(key).toHaveAccessibleDescription(/The service refused the key/)
  await expect(key).toBeFocused()
  await expect(key).toHaveValue(`${server.key}x`)
  await expect(address).toHaveValue(server.url)
  await expect(message).toBeHidden()

  await key.press('End')
  await key.press('Backspace')
  await expect(key).not.toHaveAccessibleDescription(/refused/)
  await button('Connect').click()
  await expect(message).toBeFocused()
  await expect(key).toHaveCount(0)
})

test('what cannot be connected to is named beside its field, and nothing is sent that should not be', async ({
  launch,
  server,
}) => {
  const { page, button, fillFirstRun, message } = await launch()
  const address = page.getByRole('textbox', { name: 'Server address' })
  const key = page.getByLabel('API key', { exact: true })
  await test.step('no address', async () => {
    await fillFirstRun('not an address', server.key)
    await button('Connect').click()
    await expect(address).toHaveAccessibleDescription(/not a web address/)
  })
  await test.step('a key with a space in it', async () => {
    await fillFirstRun(server.url, 'sk-one two')
    await button('Connect').click()
    await expect(key).toHaveAccessibleDescription(/This is not a key/)
    expect(server.requests).toEqual([])
  })
  await test.step('an address without encryption needs a second word', async () => {
    // A name that cannot exist: if the warning were skipped, the connection would fail in another way.
    await fillFirstRun('http://service.invalid/v1', 'sk-any')
    await button('Connect').click()
    await expect(page.getByText(/not encrypted/)).toBeVisible()
    await button('Connect without encryption').click()
    await expect(address).toHaveAccessibleDescription(/no computer of this name/)
  })
  await test.step('a certificate that nobody vouches for', async () => {
    const secure = await startFakeServer({ tls: selfSigned('127.0.0.1') })
    await fillFirstRun(secure.url, secure.key)
    await button('Connect').click()
    await expect(address).toHaveAccessibleDescription(
      /vouched for by nobody but itself, so nothing was sent/,
    )
    await button('Details').click()
    await expect(page.getByText('DEPTH_ZERO_SELF_SIGNED_CERT')).toBeVisible()
    await button('Copy').click()
    await expect(button('Copied')).toBeVisible()
    expect(secure.requests).toEqual([])
    await secure.close()
  })
  await test.step('nothing there', async () => {
    await server.refuseConnections()
    await fillFirstRun(server.url, server.key)
    await button('Connect').click()
    await expect(address).toHaveAccessibleDescription(/cannot be reached/)
    await server.listenAgain()
  })
  await test.step('a web page', async () => {
    server.models.always('html')
    await fillFirstRun(server.url, server.key)
    await button('Connect').click()
    await expect(address).toHaveAccessibleDescription(/not an LLM service/)
  })
  await test.step('no model to chat with', async () => {
    server.models.always('no-chat-model')
    await fillFirstRun(server.url, server.key)
    await button('Connect').click()
    await expect(address).toHaveAccessibleDescription(/no model to chat with/)
  })
  await test.step('while a service is being looked for, nothing else can be started', async () => {
    server.reset()
    const visit = server.models.next('hold')
    await fillFirstRun(server.url, server.key)
    await button('Connect').click()
    await visit.reached
    await expect(button('Connecting…')).toBeDisabled()
    await expect(button('Try without a key')).toBeDisabled()
    visit.release()
    await expect(message).toBeVisible()
    await expect(page.getByText('Practice', { exact: true })).toHaveCount(0)
  })
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

test('the practice service needs no key, and says lastingly that it is practice', async ({
  launch,
}) => {
  const jutt = await launch()
  await jutt.button('Try without a key').click()
  await expect(jutt.page.getByText('Practice', { exact: true })).toBeVisible()
  await jutt.send('Show me a table')
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
