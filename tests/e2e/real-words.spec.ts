import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { recognise } from '../../tools/recogniser/pocketsphinx.ts'
import { wordsInCommon } from '../../tools/tour/recorded-sentence.ts'
import type { Exchange } from '../service/fake-server/exchange.ts'
import { answerLiterally } from '../service/fake-server/status-scenarios.ts'
import { isRecordedSpeech, makeTake, sentences } from './sound/material.ts'
import { expect, test, uploads } from './speech.ts'

const isRecogniserHere =
  existsSync('/usr/bin/pocketsphinx_continuous') &&
  existsSync('/usr/share/pocketsphinx/model/en-us/en-us.lm.bin')

const take = makeTake(sentences(), { pause: 1.2 })

/** Really understands what is uploaded, as far as pocketsphinx can. */
async function understand(exchange: Exchange): Promise<void> {
  const [wav] = uploads([exchange.request])
  const text = wav ? await recognise(wav, AbortSignal.timeout(60_000)) : ''
  await answerLiterally(exchange, { status: 200, body: JSON.stringify({ text }) })
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? []

test('a real recogniser hears in the pieces of a take every word that it hears in the whole', async ({
  speaker,
  server,
  microphone,
  stored,
}, info) => {
  test.skip(
    !isRecogniserHere || !isRecordedSpeech,
    'pocketsphinx, its English model and its test data are not installed here',
  )
  test.setTimeout(240_000)
  const { jutt } = speaker
  await speaker.chooseLanguage('English')
  server.audio.alwaysDo(understand)
  microphone.willHear(take)
  await speaker.press()
  await speaker.untilStored(take.length / 16_000)
  await speaker.release()
  await jutt.button('Dictations').click()
  const entry = jutt.page.getByRole('article', { name: /^Dictation at/ })
  // Its text is delivered once all of its pieces have come.
  await expect(entry).toContainText('s after release', { timeout: 120_000 })
  await jutt.button('Close dictations').click()
  const inPieces = await jutt.message.inputValue()

  const whole = await recognise(await readFile(stored().at(-1) ?? ''), AbortSignal.timeout(60_000))
  const [all, common] = [wordsOf(whole).length, wordsInCommon(whole, inPieces)]
  const summary = `${all} words in the whole, ${common} of them in its ${server.requestsOf('audio').length} pieces`
  info.annotations.push({ type: 'words', description: summary })
  await info.attach('texts', {
    body: `whole: ${whole}\npieces: ${inPieces}`,
    contentType: 'text/plain',
  })
  expect(all).toBeGreaterThan(40)
  expect(common, `${summary}\nwhole:  ${whole}\npieces: ${inPieces}`).toBe(all)
})
