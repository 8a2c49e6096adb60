import { expect, test } from './jutt.ts'

test('checking the service says what came of it, and where it is down the details too', async ({
  jutt,
  server,
}) => {
  await server.refuseConnections()
  await jutt.button('Settings').click()
  const check = jutt.button('Check the service again')
  const outcome = jutt.page.getByRole('status')
  await check.click()
  await expect(outcome.filter({ hasText: 'The service cannot be reached' })).toBeVisible()
  await expect(outcome.filter({ hasText: 'nothing answers at its address' })).toBeVisible()
  await jutt.button('Details').click()
  await expect(jutt.page.getByText('connection refused · ECONNREFUSED')).toBeVisible()
  await expect(outcome.filter({ hasText: 'The service answered' })).toHaveCount(0)
  await server.listenAgain()
  server.models.next('401-litellm')
  await check.click()
  await expect(outcome.filter({ hasText: 'The service refused the key' })).toBeVisible()
  await check.click()
  await expect(outcome.filter({ hasText: 'The service answered' })).toBeVisible()
})
