import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { TestInfo } from '@playwright/test'
import { recognise, recogniseWords } from '../../../tools/recogniser/pocketsphinx.ts'
import type { HeardWord } from '../../../tools/recogniser/pocketsphinx.ts'
import type { Exchange } from '../../service/fake-server/exchange.ts'
import type { FakeServer } from '../../service/fake-server/server.ts'
import { answerLiterally } from '../../service/fake-server/status-scenarios.ts'
import { isRecordedSpeech } from './material.ts'
import { expect, rate, test, uploads, type Speaker } from '../speech.ts'

/** Is pocketsphinx here, with its English model and recorded speech? */
const canUnderstand =
  isRecordedSpeech &&
  existsSync('/usr/bin/pocketsphinx_continuous') &&
  existsSync('/usr/share/pocketsphinx/model/en-us/en-us.lm.bin')

const headerBytes = 44

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

/** Seconds by which a word may reach out of what was sent: to its end the recogniser counts some of the silence, too. */
const tolerance = 0.05

interface Span {
  from: number
  to: number
}

/** Where in a sound its pieces lie, in seconds. */
function spansOf(wav: Uint8Array, pieces: readonly Uint8Array[]): Span[] {
  const sound = Buffer.from(wav.subarray(headerBytes))
  return pieces.map((piece) => {
    const start = sound.indexOf(piece.subarray(headerBytes))
    if (start === -1) throw new Error('A piece was sent that is no part of the sound')
    const seconds = (bytes: number): number => bytes / 2 / rate
    return { from: seconds(start), to: seconds(start + piece.length - headerBytes) }
  })
}

/** The words of a sound of which not all lies in one span. */
function cutWords(words: readonly HeardWord[], spans: readonly Span[]): HeardWord[] {
  return words.filter(
    ({ from, to }) =>
      !spans.some((span) => span.from <= from + tolerance && span.to >= to - tolerance),
  )
}

/**
 * Speaks a take that the microphone is about to hear, and expects a real recogniser to miss no word in its pieces that it
 * hears in the whole, which is to have at least so many words. Skips the test where there is no recogniser.
 */
export async function expectNoWordMissed(
  { speaker, server, stored }: { speaker: Speaker; server: FakeServer; stored: () => string[] },
  take: Float32Array,
  { info, least }: { info: TestInfo; least: number },
): Promise<void> {
  test.skip(
    !canUnderstand,
    'pocketsphinx, its English model and its test data are not installed here',
  )
  test.setTimeout(240_000)
  const { jutt } = speaker
  await speaker.chooseLanguage('English')
  server.audio.alwaysDo(understand)
  await speaker.press()
  await speaker.untilStored(take.length / rate)
  await speaker.release()
  await jutt.button('Dictations').click()
  const entry = jutt.page.getByRole('article', { name: /^Dictation at/ })
  // Its text is delivered once all of its pieces have come.
  await expect(entry).toContainText('s after release', { timeout: 120_000 })
  await jutt.button('Close dictations').click()
  const inPieces = await jutt.message.inputValue()

  const wav = await readFile(stored().at(-1) ?? '')
  const words = await recogniseWords(wav, AbortSignal.timeout(60_000))
  const whole = words.map(({ word }) => word).join(' ')
  const all = wordsOf(whole).length
  const edits = editsBetween(wordsOf(whole), wordsOf(inPieces))
  const summary = `${all} words in the whole; in its pieces ${edits.missing} are missing, ${edits.otherwise} heard otherwise, ${edits.added} added`
  console.log(`  ${summary}`)
  info.annotations.push({ type: 'words', description: summary })
  await info.attach('texts', {
    body: `whole: ${whole}\npieces: ${inPieces}`,
    contentType: 'text/plain',
  })
  expect(all).toBeGreaterThanOrEqual(least)
  const texts = `${summary}\nwhole:  ${whole}\npieces: ${inPieces}`
  expect(edits.missing, texts).toBe(0)
  const spans = spansOf(wav, uploads(server.requestsOf('audio')))
  expect(cutWords(words, spans), `${texts}\n${JSON.stringify({ spans, words })}`).toEqual([])
  // All of it was sent. But what pocketsphinx has heard before changes how it hears a sound, so that the same sound by
  // itself may be heard otherwise.
  expect(edits.otherwise, texts).toBeLessThan(all * 0.15)
}
