import { sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { connectAnew } from './connect-anew.ts'
import { expect, together } from './jutt.ts'

const model = 'gemma-4-31B-it'

/** Each connects anew: what the one before was told of limits holds for its connection. */
const test = together.extend({
  jutt: async ({ jutt, server }, use) => {
    await connectAnew(jutt, server)
    await use(jutt)
  },
})

test.beforeEach(async ({ jutt }) => jutt.chooseModel(model))

test('a rate limit is waited for with a countdown, then the answer comes by itself', async ({
  jutt,
  server,
}) => {
  server.chat.next('429-rpm', { retryAfter: 3 })
  const sentAt = Date.now()
  await jutt.send('patience')
  await expect(jutt.page.getByText(/rate limit is reached/)).toBeVisible()
  await expect(
    jutt.page.getByText(/contact the HPC Center admin to adjust your limits/),
  ).toBeVisible()
  await expect(jutt.article(model)).toContainText('You wrote: “patience”')
  expect(Date.now() - sentAt).toBeGreaterThanOrEqual(3000)
  const [first, second] = server.requestsOf('chat')
  expect((second?.receivedAt ?? 0) - (first?.receivedAt ?? 0)).toBeGreaterThanOrEqual(2900)
})

test('the limit of one model is named where it is waited for, and in Settings; another answers', async ({
  jutt,
  server,
}) => {
  const { page } = jutt
  const waits = (name: string) => page.getByText(new RegExp(`^Waiting \\d+ s for ${name}$`))
  server.chat.next('litellm-headers', {
    headers: {
      'x-ratelimit-model_per_key-limit-requests': '4',
      'x-ratelimit-model_per_key-remaining-requests': '0',
    },
  })
  await jutt.ask('the last one for now')
  await jutt.send('one too many')
  await expect(waits(model)).toBeVisible()
  await expect(page.getByText(`rate limit for ${model} is reached`)).toBeVisible()
  await jutt.button('Settings').click()
  await expect(page.getByText(`4, 0 left, for ${model}`)).toBeVisible()
  await jutt.button('New chat').click()
  await jutt.chooseModel('qwen3.5-122b')
  expect(server.requestsOf('chat')).toHaveLength(1)
  server.chat.next('429-model', { retryAfter: 50 })
  await jutt.send('one too many, which was not told')
  await expect(page.getByText(/rate limit for qwen3\.5-122b is reached/)).toBeVisible()
  await jutt.button('New chat').click()
  await jutt.chooseModel('qwen3.5-122b-nonthinking')
  await jutt.ask('and of another?')
  await expect(jutt.article('qwen3.5-122b-nonthinking')).toContainText(
    'You wrote: “and of another?”',
  )
})

test('a wait can be cancelled, and the words are still there', async ({ jutt, server }) => {
  server.chat.next('429-rpm', { retryAfter: 50 })
  await jutt.send('not so patient')
  const countdown = jutt.conversation.getByText(/^Waiting \d+ s; then Jutt goes on by itself\.$/)
  const seconds = async (): Promise<number> =>
    Number(/\d+/.exec((await countdown.textContent()) ?? '')?.[0])
  const first = await seconds()
  expect(first).toBeGreaterThan(40)
  await expect.poll(seconds).toBeLessThan(first)
  await jutt.conversation.getByRole('button', { name: 'Cancel' }).click()
  await expect(jutt.button('Send')).toBeVisible()
  await expect(jutt.article('You')).toContainText('not so patient')
  expect(server.requestsOf('chat')).toHaveLength(1)
})

test('the header counts the same seconds as the answer, also beyond what the service asked for', async ({
  jutt,
  server,
}) => {
  await jutt.ask('the first of this minute')
  server.chat.nextDo(async (exchange) => {
    exchange.head(429, {
      'content-type': 'application/json',
      'retry-after': '2',
      'x-ratelimit-api_key-limit-requests': '1',
    })
    await exchange.end(JSON.stringify({ error: { message: 'Rate limit exceeded', code: '429' } }))
  })
  await jutt.send('one too many')
  const inAnswer = jutt.conversation.getByText(/^Waiting [1-9]\d s; then/)
  const inHeader = jutt.page.getByRole('banner').getByText(/^Waiting [1-9]\d s$/)
  await expect(inAnswer).toBeVisible()
  // Both are read at the same moment, in the page, over some seconds.
  const lines = await Promise.all([inAnswer, inHeader].map((line) => line.elementHandle()))
  const differing = await jutt.page.evaluate(async ([one, other]) => {
    const secondsOf = (line: Node | null | undefined) => /\d+/.exec(line?.textContent ?? '')?.[0]
    const end = performance.now() + 3000
    let frames = 0
    for (let isSame = true; performance.now() < end;) {
      await new Promise(requestAnimationFrame)
      const wasSame = isSame
      isSame = secondsOf(one) === secondsOf(other)
      // One frame may show the one before the other.
      if (!wasSame && !isSame) frames += 1
    }
    return frames
  }, lines)
  expect(differing).toBeLessThanOrEqual(3)

  await jutt.button('New chat').click()
  await expect(inAnswer).toBeHidden()
  await jutt.page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click()
  await expect(jutt.page.getByRole('banner').getByRole('button', { name: 'Cancel' })).toBeHidden()
  await jutt.chatList.getByText('the first of this minute').click()
  await expect(jutt.article(model)).toContainText('You stopped this answer.')
  expect(server.requestsOf('chat')).toHaveLength(2)
})

test('a longer wait is shown and left to the user', async ({ jutt, server }) => {
  server.chat.next('429-rpm', { retryAfter: 3600 })
  await jutt.send('in an hour')
  await expect(jutt.article(model)).toContainText('try again in 1 h,')
  await expect(jutt.article(model)).toContainText('contact the HPC Center admin')
  await jutt.article(model).getByRole('button', { name: 'Try again' }).click()
  await expect(jutt.article(model)).toContainText('You wrote: “in an hour”')
})

test('a key whose limit is told is not asked for more than it takes', async ({ jutt, server }) => {
  server.chat.nextDo(async (exchange) => {
    exchange.head(200, { ...litellm.headers, 'x-ratelimit-api_key-limit-requests': '1' })
    await sendRole(exchange, litellm)
    await sendEnd(exchange, litellm, { content: ['the only one in a minute'] })
  })
  await jutt.ask('first')
  await jutt.send('second')
  await expect(jutt.conversation.getByText(/rate limit is reached/)).toBeVisible()
  await expect(jutt.conversation.getByText(/^Waiting (1 min|\d+ s)/)).toBeVisible()
  await jutt.conversation.getByRole('button', { name: 'Cancel' }).click()
  await expect(jutt.button('Send')).toBeVisible()
  expect(server.requestsOf('chat')).toHaveLength(1)
})

test('a question asked while the service wants peace says what it waits for, and can be called off', async ({
  jutt,
  server,
}) => {
  server.chat.next('429-rpm', { retryAfter: 40 })
  await jutt.send('impatient')
  await jutt.conversation.getByRole('button', { name: 'Cancel' }).click()
  await jutt.button('Try again').click()
  const waiting = jutt.conversation.getByRole('article').last()
  await expect(waiting).toContainText('rate limit is reached')
  await expect(waiting).toContainText(/Waiting 3\d s/)
  await waiting.getByRole('button', { name: 'Cancel' }).click()
  await expect(jutt.button('Try again')).toBeVisible()
  await expect(jutt.message).toBeFocused()
  expect(server.requestsOf('chat')).toHaveLength(1)
})
