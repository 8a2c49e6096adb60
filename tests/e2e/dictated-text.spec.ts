import { formField } from '../service/fake-server/requests.ts'
import { makeTake, sentences } from './sound/material.ts'
import { expect, say, test } from './speech.ts'

const [sentence = new Float32Array(16_000)] = sentences().toSorted((a, b) => a.length - b.length)
const take = makeTake([sentence])

test('own words go along as hints, names of signs become signs, and a model tidies what is said', async ({
  speaker,
  server,
  microphone,
}) => {
  const { jutt } = speaker
  const { page } = jutt
  await jutt.button('Settings').click()
  await page.getByRole('textbox', { name: 'Own words' }).fill('Kääriku\nTõravere')
  for (const name of ['Spoken punctuation', 'Let a model tidy dictated text']) {
    const wish = page.getByRole('switch', { name })
    await wish.press('Space')
    await expect(wish).toBeChecked()
  }
  await jutt.button('Close settings').click()

  const heard = 'ee läheme homme noh Käärikule koma sealt edasi Tõravere poole punkt'
  const tidy = 'Läheme homme Käärikule, sealt edasi Tõravere poole.'
  server.audio.always('says', { text: heard })
  server.chat.always('vllm-new', { content: tidy })
  microphone.willHear(take)
  await say(speaker, take)
  await expect(jutt.message).toHaveValue(tidy)
  // What finds out how the service hears comes without hints.
  const hints = server.requestsOf('audio').map((request) => formField(request, 'prompt'))
  expect(hints).toContain('Kääriku, Tõravere')
  const [asked] = server.requestsOf('chat')
  expect(asked?.json).toMatchObject({ model: 'qwen3.5-122b-nonthinking', temperature: 0 })
  expect(JSON.stringify(asked?.json)).toContain('Käärikule, sealt edasi Tõravere poole.')

  await jutt.button('Show it as heard').click()
  await expect(jutt.message).toHaveValue(
    'ee läheme homme noh Käärikule, sealt edasi Tõravere poole.',
  )

  // A model that answers in place of tidying is not believed.
  await jutt.message.fill('')
  server.chat.always('vllm-new', { content: 'Kuidas saan sind täna aidata?' })
  await say(speaker, take)
  await expect.poll(() => server.requestsOf('chat').length).toBe(2)
  await expect(jutt.message).toHaveValue(
    'ee läheme homme noh Käärikule, sealt edasi Tõravere poole.',
  )
  await expect(page.getByText('A model has tidied this text.')).toHaveCount(0)
})
