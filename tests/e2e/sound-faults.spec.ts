import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Jutt } from './jutt.ts'
import { mountSmallDisk } from './small-disk.ts'
import { proveSound } from './sound/prove.ts'
import { drop, long, short, wav } from './sound/spoken.ts'
import { readWav } from './sound/wav.ts'
import { expect, rate, together as test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const secondsOf = (samples: Float32Array) => samples.length / rate

test('the audio page is killed in mid-sentence: what was said until then is kept and becomes text, and the next take is heard', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  const pid = await pidOfAudioPage(jutt)
  if (pid === undefined) throw new Error('The process of the audio page was not found')
  microphone.willHear(long)
  await speaker.press()
  await speaker.untilStored(5)
  process.kill(pid, 'SIGKILL')
  const heardUntil = readWav(readFileSync(stored().at(-1) ?? '')).samples.length
  await expect(jutt.page.getByText(/interrupted by a failure of Jutt/).first()).toBeVisible()
  await speaker.release()
  await expect(jutt.message).toHaveValue(/\S/)
  const kept = readWav(readFileSync(stored().at(-1) ?? '')).samples
  expect(kept.length).toBeGreaterThanOrEqual(heardUntil)
  const until = Math.floor(4.5 * rate)
  expect(proveSound(long.slice(0, until), [wav(kept.slice(0, until))]).problems).toEqual([])

  await jutt.audioPage()
  const before = server.requestsOf('audio').length
  microphone.willHear(short)
  await speaker.press()
  await speaker.untilStored(secondsOf(short))
  await speaker.release()
  // Something of the first take may still go up before it.
  const nextTake = () => {
    const [last] = uploads(server.requestsOf('audio').slice(before)).slice(-1)
    return proveSound(short, last ? [last] : []).problems
  }
  await expect.poll(nextTake, { timeout: 15_000 }).toEqual([])
})

test('a refused microphone is named, and works as soon as it is allowed', async ({
  speaker,
  microphone,
}) => {
  const { jutt } = speaker
  await jutt.message.fill('')
  await jutt.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler(() => false)
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) =>
      decide(false),
    )
  })
  await speaker.press()
  await expect(jutt.page.getByText(/Jutt may not use the microphone/).first()).toBeVisible()
  await speaker.release()
  await jutt.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler(() => true)
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) =>
      decide(true),
    )
  })
  microphone.willHear(short)
  await speaker.press()
  await speaker.untilStored(secondsOf(short))
  await speaker.release()
  await expect(jutt.message).toHaveValue(/\S/)
})

test('a service that is down is waited for; nothing spoken or dropped meanwhile is lost', async ({
  speaker,
  server,
  microphone,
  folder,
}) => {
  const { jutt } = speaker
  const transcripts = describeTranscripts(jutt)
  await jutt.message.fill('')
  await server.refuseConnections()
  microphone.willHear(short)
  await speaker.press()
  await speaker.untilStored(secondsOf(short))
  await speaker.release()
  await expect(jutt.page.getByText(/The service cannot be reached/).first()).toBeVisible()
  await drop(jutt, folder, 'long.wav', wav(long))
  await expect(jutt.button('Try now')).toBeVisible()
  await server.listenAgain()
  // It goes on by itself: pressing “Try now” would have to be quicker than that.
  await transcripts.open('long.wav')
  await transcripts.untilIs('Transcribed', 50_000)
  await jutt.button('New chat').click()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(proveSound(long, uploads(server.requestsOf('audio')).filter(isOf(long))).problems).toEqual(
    [],
  )
})

test('a full disk is named; what was said before is kept and becomes text', async ({
  speaker,
  profile,
  microphone,
  stored,
}) => {
  const { jutt } = speaker
  // It holds 8 s.
  const disk = mountSmallDisk(join(profile, 'recordings'), 256 * 1024)
  try {
    await jutt.message.fill('')
    microphone.willHear(long)
    await speaker.press()
    await expect(jutt.page.getByText(/The disk is full/).first()).toBeVisible({ timeout: 15_000 })
    await speaker.release()
    await expect(jutt.message).toHaveValue(/\S/)
    const { samples } = readWav(readFileSync(stored().at(-1) ?? ''))
    expect(samples.length).toBeGreaterThan(6 * rate)
    expect(proveSound(long, [wav(samples)]).problems.filter(isAboutSound)).toEqual([])
  } finally {
    disk.remove()
  }
})

/** Is an upload a part of this sound, sample by sample? */
function isOf(whole: Float32Array): (upload: Uint8Array) => boolean {
  const all = Buffer.from(wav(Float32Array.from(whole)).subarray(44))
  return (upload) => all.includes(Buffer.from(upload.subarray(44)))
}

/** The page whose process grows when the audio page takes memory. */
async function pidOfAudioPage({ app, audioPage }: Jutt): Promise<number | undefined> {
  const sizes = async () =>
    new Map(
      await app.evaluate(({ app }) =>
        app.getAppMetrics().map(({ pid, memory }) => [pid, memory.workingSetSize] as const),
      ),
    )
  const audio = await audioPage()
  await audio.waitForLoadState()
  const before = await sizes()
  await audio.evaluate(() => Reflect.set(window, 'ballast', new Uint8Array(100_000_000).fill(1)))
  const grown = [...(await sizes())]
    .map(([pid, size]) => ({ pid, by: size - (before.get(pid) ?? size) }))
    .toSorted((one, other) => other.by - one.by)
  return (grown[0]?.by ?? 0) > 60_000 ? grown[0]?.pid : undefined
}

/** Its end could not be stored; all else counts. */
const isAboutSound = (problem: string): boolean => !problem.includes('was not uploaded')
