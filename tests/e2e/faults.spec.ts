import { expect, together as test } from './jutt.ts'

const model = 'gemma-4-31B-it'

test.beforeEach(async ({ jutt }) => jutt.chooseModel(model))

test('a key that is refused later says so; with the cause gone, “Try again” answers', async ({
  jutt,
  server,
}) => {
  server.chat.next('401-litellm')
  await jutt.send('a precious question')
  const answer = jutt.article(model)
  await expect(answer).toContainText('The service refused the key')
  await expect(jutt.article('You')).toContainText('a precious question')
  await expect(answer).not.toContainText(server.key)
  await answer.getByRole('button', { name: 'Try again' }).click()
  await expect(jutt.article(model)).toContainText('You wrote: “a precious question”')
})

test('a model that is silent is waited for in seconds that count up; Stop ends it at any time', async ({
  jutt,
  server,
}) => {
  server.chat.next('slow-first-byte', { afterMs: 4000, content: 'at last' })
  await jutt.send('think well')
  await expect(jutt.article(model)).toContainText('Waiting for the model… 1 s')
  await expect(jutt.article(model)).toContainText('Waiting for the model… 3 s')
  await expect(jutt.article(model)).toContainText('at last')

  server.chat.next('slow-first-byte', { afterMs: 60_000 })
  await jutt.send('never mind')
  await expect(jutt.article(model)).toContainText('Waiting for the model… 2 s')
  await jutt.button('Stop').click()
  await expect(jutt.article(model)).toContainText('You stopped this answer.')
  await jutt.ask('the next is not kept waiting')
  await expect(jutt.article(model)).toContainText('the next is not kept waiting”')
})

test('a model that falls silent in the middle is waited for in seconds too', async ({
  jutt,
  server,
}) => {
  const visit = server.chat.next('hold-after', { content: 'the first half and the rest', after: 3 })
  await jutt.send('all of it')
  await expect(jutt.article(model)).toContainText('the first half')
  await expect(jutt.article(model)).toContainText(/Waiting for more… 1\d s/, { timeout: 20_000 })
  visit.release()
  await expect(jutt.article(model)).toContainText('the first half and the rest')
  await expect(jutt.article(model)).not.toContainText('Waiting for more')
})

test('a service that is down is named; when it is back the same message is answered', async ({
  jutt,
  server,
}) => {
  await server.refuseConnections()
  await jutt.send('anybody there?')
  await expect(jutt.article(model)).toContainText('The service cannot be reached')
  await server.listenAgain()
  await jutt.article(model).getByRole('button', { name: 'Try again' }).click()
  await expect(jutt.article(model)).toContainText('You wrote: “anybody there?”')
})

test('a stream cut in the middle keeps its half and can be asked again', async ({
  jutt,
  server,
}) => {
  const visit = server.chat.next('hold-after', { content: 'the first half and the rest', after: 3 })
  await jutt.send('all of it')
  await expect(jutt.article(model)).toContainText('the first half')
  visit.cut()
  await expect(jutt.article(model)).toContainText('The connection broke')
  await expect(jutt.article(model)).toContainText('the first half')
  await jutt.article(model).getByRole('button', { name: 'Try again' }).click()
  await expect(jutt.article(model)).toContainText('You wrote: “all of it”')
})

test('a web page instead of a stream is named, and shows no markup', async ({ jutt, server }) => {
  server.chat.next('html-200')
  await jutt.send('hello')
  await expect(jutt.article(model)).toContainText('not an LLM service')
  await expect(jutt.article(model)).not.toContainText('<html>')
  await jutt.article(model).getByRole('button', { name: 'Try again' }).click()
  await expect(jutt.article(model)).toContainText('You wrote: “hello”')
})

test('nothing typed is lost while an answer fails', async ({ jutt, server }) => {
  const visit = server.chat.next('hold-before-headers')
  await jutt.send('first')
  await visit.reached
  await jutt.message.fill('already typing the next')
  await server.refuseConnections()
  await expect(jutt.article(model)).toContainText('The service cannot be reached')
  await expect(jutt.message).toHaveValue('already typing the next')
})
