import { existsSync, readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { createRecognizer } from '../../../electron/practice/recognizer.ts'
import { startRecogniser } from '../../../tools/recogniser/server.ts'

const realSentence = '/usr/share/pocketsphinx/test/data/goforward.raw'
const hasPocketsphinx = existsSync(realSentence) && existsSync('/usr/bin/pocketsphinx_continuous')

type Listen = Parameters<typeof startRecogniser>[0]

async function start(listen?: Listen): Promise<URL> {
  const { url, close } = await startRecogniser(listen)
  onTestFinished(close)
  return new URL(url)
}

it('hands the file’s bytes on and answers with the words', async () => {
  const url = await start(async (wav) => `${wav.byteLength} bytes`)
  const recognize = createRecognizer(url)
  const signal = new AbortController().signal
  expect(await recognize(new File([new Uint8Array(77)], 'a.wav'), 'en', signal)).toBe('77 bytes')
  expect(await recognize(new File([], 'a.wav'), undefined, signal)).toBe('0 bytes')
})

it('says that it knows no other language', async () => {
  const url = await start(async () => 'never')
  url.searchParams.set('language', 'et')
  const answer = await fetch(url, { method: 'POST', body: 'RIFF' })
  expect(answer.status).toBe(501)
  expect(await answer.text()).toContain('English only')
})

it('takes nothing but a POST, and tells why it failed', async () => {
  const url = await start(() => Promise.reject(new Error('no model')))
  expect((await fetch(url)).status).toBe(405)
  const answer = await fetch(url, { method: 'POST', body: 'RIFF' })
  expect([answer.status, await answer.text()]).toEqual([500, 'no model'])
})

it('stops listening when nobody waits any more', async () => {
  const stopped = Promise.withResolvers<boolean>()
  const begun = Promise.withResolvers<void>()
  const url = await start(async (_wav, signal) => {
    begun.resolve()
    signal.addEventListener('abort', () => stopped.resolve(true))
    await stopped.promise
    return ''
  })
  const leaving = new AbortController()
  const asked = fetch(url, { method: 'POST', body: 'RIFF', signal: leaving.signal })
  await begun.promise
  leaving.abort()
  await expect(asked).rejects.toThrow()
  expect(await stopped.promise).toBe(true)
})

it.skipIf(!hasPocketsphinx)('understands a recorded sentence (where pocketsphinx is)', async () => {
  const { wavOf } = await import('../../../electron/recordings/wav-header.ts')
  const recognize = createRecognizer(await start())
  const sound = new File([wavOf(readFileSync(realSentence))], 'sentence.wav')
  const words = await recognize(sound, 'en', new AbortController().signal)
  expect(words).toBe('go forward ten meters')
})
