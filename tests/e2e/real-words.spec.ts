import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { recognise } from '../../tools/recogniser/pocketsphinx.ts'
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

/** How a text differs from another one, word by word, where they are aligned with the fewest edits. */
interface Edits {
  /** Words that have no counterpart in the other. */
  missing: number
  /** Words in whose place another one was heard. */
  otherwise: number
  added: number
}

const count = ({ missing, otherwise, added }: Edits): number => missing + otherwise + added

function fewestOf(...ways: Edits[]): Edits {
  return ways.reduce((best, way) => (count(way) < count(best) ? way : best))
}

function editsBetween(whole: readonly string[], other: readonly string[]): Edits {
  const none: Edits = { missing: 0, otherwise: 0, added: 0 }
  let row = Array.from({ length: other.length + 1 }, (_, added) => ({ ...none, added }))
  for (const [index, word] of whole.entries()) {
    const next: Edits[] = [{ ...none, missing: index + 1 }]
    for (const [place, candidate] of other.entries()) {
      const [aslant = none, above = none, left = none] = [row[place], row[place + 1], next[place]]
      next.push(
        fewestOf(
          word === candidate ? aslant : { ...aslant, otherwise: aslant.otherwise + 1 },
          { ...above, missing: above.missing + 1 },
          { ...left, added: left.added + 1 },
        ),
      )
    }
    row = next
  }
  return row.at(-1) ?? none
}

test('a real recogniser misses no word in the pieces of a take that it hears in the whole', async ({
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
  const all = wordsOf(whole).length
  const edits = editsBetween(wordsOf(whole), wordsOf(inPieces))
  const summary = `${all} words in the whole; in its pieces ${edits.missing} are missing, ${edits.otherwise} heard otherwise, ${edits.added} added`
  console.log(`  ${summary}`)
  info.annotations.push({ type: 'words', description: summary })
  await info.attach('texts', {
    body: `whole: ${whole}\npieces: ${inPieces}`,
    contentType: 'text/plain',
  })
  expect(all).toBeGreaterThan(40)
  const texts = `${summary}\nwhole:  ${whole}\npieces: ${inPieces}`
  expect(edits.missing, texts).toBe(0)
  // What pocketsphinx has heard before changes how it hears a sound, so that a piece by itself may be heard otherwise.
  expect(edits.otherwise, texts).toBeLessThan(all * 0.15)
})
