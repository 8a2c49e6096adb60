import { selfSigned } from '../service/certificates.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { expect, test } from './jutt.ts'

test('a refused key stays in its field to be checked, and is gone once it is accepted', async ({
  launch,
  server,
}) => {
  const { page, button, fillFirstRun, message } = await launch()
  const key = page.getByLabel('API key', { exact: true })
  await fillFirstRun(server.url, `${server.key}x`)
  await button('Connect').click()
  await expect(key).toHaveAccessibleDescription(/The service refused the key/)
  await expect(key).toBeFocused()
  await expect(key).toHaveValue(`${server.key}x`)
  await key.press('End')
  await key.press('Backspace')
  await expect(key).not.toHaveAccessibleDescription(/refused/)
  await button('Connect').click()
  await expect(message).toBeVisible()
})

test('while a service is being looked for, nothing else can be started', async ({
  launch,
  server,
}) => {
  const { page, button, fillFirstRun, message } = await launch()
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

test('checking the service says what came of it', async ({ jutt, server }) => {
  await server.refuseConnections()
  await jutt.button('Settings').click()
  const check = jutt.button('Check the service again')
  const outcome = jutt.page.getByRole('status')
  await check.click()
  await expect(outcome.filter({ hasText: 'The service cannot be reached' })).toBeVisible()
  await expect(outcome.filter({ hasText: 'The service answered' })).toHaveCount(0)
  await server.listenAgain()
  server.models.next('401-litellm')
  await check.click()
  await expect(outcome.filter({ hasText: 'The service refused the key' })).toBeVisible()
  await check.click()
  await expect(outcome.filter({ hasText: 'The service answered' })).toBeVisible()
})

test('a certificate that nobody vouches for has its own sentence, and nothing is sent', async ({
  launch,
}) => {
  const server = await startFakeServer({ tls: selfSigned('127.0.0.1') })
  const { page, button, fillFirstRun } = await launch()
  await fillFirstRun(server.url, server.key)
  await button('Connect').click()
  await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveAccessibleDescription(
    /vouched for by nobody but itself, so nothing was sent/,
  )
  await button('Details').click()
  await expect(page.getByText('DEPTH_ZERO_SELF_SIGNED_CERT')).toBeVisible()
  await button('Copy').click()
  await expect(button('Copied')).toBeVisible()
  expect(server.requests).toEqual([])
  await server.close()
})

test('a key with a space in it is not sent anywhere', async ({ launch, server }) => {
  const { page, button, fillFirstRun } = await launch()
  await fillFirstRun(server.url, 'sk-one two')
  await button('Connect').click()
  await expect(page.getByLabel('API key', { exact: true })).toHaveAccessibleDescription(
    /This is not a key/,
  )
  expect(server.requests).toEqual([])
})

test('checking a service that is down tells the details too', async ({ jutt, server }) => {
  await server.refuseConnections()
  await jutt.button('Settings').click()
  await jutt.button('Check the service again').click()
  const settings = jutt.page
    .getByRole('status')
    .filter({ hasText: 'nothing answers at its address' })
  await expect(settings).toBeVisible()
  await jutt.button('Details').click()
  await expect(jutt.page.getByText('connection refused · ECONNREFUSED')).toBeVisible()
})
