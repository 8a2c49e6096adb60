import { longTranscriptName, storeLongTranscript } from '../long/store-transcript.ts'
import { answerLiterally } from '../service/fake-server/status-scenarios.ts'
import type { ReceivedRequest } from '../service/fake-server/requests.ts'
import { makeTalk } from './sound/material.ts'
import { drop, wav } from './sound/spoken.ts'
import { expect, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const model = 'gemma-4-31B-it'

/** A sentence of many letters that take a token each. */
const said = 'Öööbikud õõtsusid jõeäärses öös, küüned külmetasid, tüdrukud süütasid küünlaid õues.'

const isPart = ({ body }: ReceivedRequest): boolean => body.toString().includes('this is part')

test('a transcript that fits goes along whole; times in the answer open the recording', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const { page } = jutt
  const transcripts = describeTranscripts(jutt)
  server.audio.always('says', { text: said })
  await jutt.chooseModel(model)
  await drop(jutt, folder, 'talk.wav', wav(makeTalk(20)))
  await transcripts.untilIs('Transcribed')
  await jutt.button('Ask about this transcript').click()
  const attached = page.getByRole('list', { name: 'Attachments' })
  await expect(attached).toContainText('talk.wav')
  await expect(jutt.message).toBeFocused()
  await jutt.button('Summary').click()
  await expect(jutt.message).toHaveValue(/^Summarise this recording/)
  await expect(jutt.button('Summary')).toHaveCount(0)
  server.chat.always('vllm-new', { content: 'People were greeted [0:01], and `[0:02]` is code.' })
  await jutt.button('Send').click()
  const cited = jutt.article(model).getByRole('button', { name: 'Open the recording at 0:01' })
  await expect(cited).toBeVisible()
  await expect(
    jutt.article(model).getByRole('button', { name: /^Open the recording/ }),
  ).toHaveCount(1)
  const [request] = server.requestsOf('chat')
  expect(request?.body.toString()).toContain('] Öööbikud õõtsusid')
  expect(server.requestsOf('chat')).toHaveLength(1)
  await cited.click()
  await expect(transcripts.text).toBeVisible()
  await expect(transcripts.text).toContainText('Öööbikud')
})

test('one that does not fit is read in parts, which is said before, meanwhile and after; a time that is cited far into it leads there, and to its sound', async ({
  launch,
  server,
  profile,
}) => {
  storeLongTranscript(profile, 2, { hasSound: true })
  server.models.alwaysDo((exchange) =>
    answerLiterally(exchange, {
      status: 200,
      body: `{"object":"list","data":[{"id":"${model}","object":"model","owned_by":"vllm","max_model_len":24000}]}`,
    }),
  )
  const jutt = await launch()
  await jutt.connect(server)
  const { page } = jutt
  const transcripts = describeTranscripts(jutt)
  await transcripts.open(longTranscriptName)
  await jutt.button('Ask about this transcript').click()
  await jutt.message.fill('What was said?')
  const told = page.getByText(
    /longer than .* can read at once: \d+ parts are read one after another/,
  )
  await expect(told).toBeVisible()
  const count = Number(/(\d+) parts/.exec((await told.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(1)
  const parts = server.chat.where(isPart)
  parts.next('stall-after-n')
  parts.always('vllm-new', { content: '[0:03] a note' })
  server.chat.always('vllm-new', { content: 'It is told near the end [1:47:28].' })
  await jutt.button('Send').click()
  await expect(page.getByText(/^Reading part 1 of/)).toBeVisible()
  await jutt.button('Stop').click()
  await expect(jutt.button('Stop')).toBeHidden()
  expect(server.requestsOf('chat')).toHaveLength(1)
  await jutt.article(model).getByRole('button', { name: 'Try again' }).click()
  const cited = jutt.article(model).getByRole('button', { name: 'Open the recording at 1:47:28' })
  await expect(cited).toBeVisible()
  await expect(jutt.article(model)).toContainText(
    `its ${count} parts were read one after another, and this answer is made from notes of them`,
  )
  const requests = server.requestsOf('chat').slice(1)
  expect(requests.filter(isPart)).toHaveLength(count)
  expect(requests).toHaveLength(count + 1)
  expect(requests.at(-1)?.body.toString()).toContain('a note')

  await cited.click()
  // 26 s are between two parts.
  const part = transcripts.text.getByText('Siin on osa 248.')
  await expect(part).toBeInViewport({ timeout: 15_000 })
  expect(await transcripts.text.getByRole('paragraph').count()).toBeLessThan(40)
  const position = page.getByRole('slider', { name: 'Position' })
  await expect(position).toHaveValue(/^644[78]/)
  await jutt.button('Play').click()
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(6449)
  await expect(part).toBeInViewport()
})
