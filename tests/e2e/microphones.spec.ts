import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare, createLocator } from './sound/correlate.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import type { Jutt, PerWorker } from './jutt.ts'
import { launchJutt } from './launch.ts'
import { makeTake, sentences, silence } from './sound/material.ts'
import {
  hasPulseaudio,
  startSoundServer,
  type PluggedMicrophone,
  type SoundServer,
} from './sound/unplugged.ts'
import { readWav, writeWav } from './sound/wav.ts'
import { connectForGood, describeSpeaker, expect, rate, together, type Speaker } from './speech.ts'

interface Fixtures {
  /** Plugs in a microphone until the end of the test; the first is the system's default. */
  plugIn: SoundServer['plugIn']
  /** Hears by the sound server, in which microphones come and go. */
  listener: Speaker
}

/** They follow one another in one Jutt, beside one sound server, which has no microphone between them. */
const test = together.extend<Fixtures, Pick<PerWorker, 'startShared'> & { sounds: SoundServer }>({
  sounds: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use, { project, workerIndex }) => {
      const sounds = await startSoundServer(
        join(project.outputDir, 'profiles', `sounds-${workerIndex}`),
      )
      await use(sounds)
      await sounds.stop()
    },
    { scope: 'worker' },
  ],
  startShared: [
    async ({ sounds: { env } }, use) =>
      use(async (profile) => {
        const server = await startFakeServer()
        const jutt = await launchJutt(profile, { env, args: ['--use-fake-ui-for-media-stream'] })
        await connectForGood(jutt, server)
        await jutt.audioPage()
        return { jutt, server, profile }
      }),
    { scope: 'worker' },
  ],
  stored: async ({ stored }, use) => {
    const earlier = stored()
    await use(() => stored().filter((file) => !earlier.includes(file)))
  },
  plugIn: async ({ sounds }, use) => {
    const plugged: PluggedMicrophone[] = []
    await use((name) => {
      const microphone = sounds.plugIn(name)
      plugged.push(microphone)
      return microphone
    })
    for (const { unplug } of plugged) unplug()
  },
  listener: async ({ jutt, stored }, use) => {
    await jutt.message.fill('')
    await use(describeSpeaker(jutt, stored))
  },
})

test.skip(!hasPulseaudio(), 'pulseaudio is not installed')

const [first = silence(1), second = first] = sentences().toSorted((a, b) => a.length - b.length)

function spokenFile(folder: string, name: string, samples: Float32Array<ArrayBuffer>): string {
  const file = join(folder, name)
  writeFileSync(file, writeWav({ sampleRate: rate, samples }))
  return file
}

/** How well a second from the middle of this sentence agrees with the best place in the recording. */
function heardIn(file: string, sentence: Float32Array): number {
  const { samples } = readWav(readFileSync(file))
  const from = Math.floor(sentence.length / 2)
  const middle = sentence.slice(from, from + rate)
  const place = createLocator(samples, middle.length)(middle)
  return compare(middle, 0, samples, place, middle.length).correlation
}

test('without a microphone Jutt says so, and writing goes on', async ({ listener: { jutt } }) => {
  const audio = await jutt.audioPage()
  const devices = await audio.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput'),
  )
  expect(devices).toEqual([])
  await jutt.page.getByRole('button', { name: 'Hold to talk' }).click()
  await expect(jutt.page.getByText(/No microphone was found/).first()).toBeVisible()
  await jutt.ask('still here')
})

test('a microphone that is unplugged in mid-sentence: what was said until then becomes text', async ({
  listener,
  plugIn,
  folder,
  stored,
}) => {
  const { jutt } = listener
  const only = plugIn('microphone')
  await listener.press()
  await listener.untilStored(0.2)
  only.play(spokenFile(folder, 'spoken.wav', makeTake([second, first])))
  await listener.untilStored(4.5)
  only.unplug()
  await expect(jutt.page.getByText(/The microphone was disconnected/).first()).toBeVisible()
  await listener.release()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(heardIn(stored().at(-1) ?? '', second)).toBeGreaterThan(0.98)
})

test('a microphone that is unplugged in mid-sentence: another one goes on in the same recording, and Jutt says so', async ({
  listener,
  plugIn,
  folder,
  stored,
}) => {
  const { jutt } = listener
  const own = plugIn('microphone')
  const other = plugIn('desk')
  await listener.press()
  await listener.untilStored(0.2)
  own.play(spokenFile(folder, 'first.wav', makeTake([first])))
  await listener.untilStored(first.length / rate + 1.5)
  own.unplug()
  await expect(jutt.page.getByText(/was disconnected; “desk” hears you now/i)).toBeVisible()
  const [file = ''] = stored()
  const before = readWav(readFileSync(file)).samples.length / rate
  other.play(spokenFile(folder, 'second.wav', makeTake([second])))
  await listener.untilStored(before + second.length / rate + 1.5)
  await listener.release()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(stored()).toEqual([file])
  expect(heardIn(file, first)).toBeGreaterThan(0.95)
  expect(heardIn(file, second)).toBeGreaterThan(0.95)
})

test('a microphone that gives nothing is named within 2 s, and the recording goes on', async ({
  listener,
  plugIn,
  folder,
  stored,
}) => {
  const { jutt } = listener
  const own = plugIn('microphone')
  const named = jutt.page.getByText(/No sound comes from the microphone|The microphone is muted/)
  await listener.press()
  await listener.untilStored(0.2)
  own.play(spokenFile(folder, 'first.wav', makeTake([first])))
  await listener.untilStored(first.length / rate + 1)
  own.mute(true)
  const mutedAt = Date.now()
  await expect(named).toBeVisible()
  // A second for sound on its way through the server and for the window to show it.
  expect(Date.now() - mutedAt).toBeLessThan(3000)
  own.mute(false)
  const length = readWav(readFileSync(stored().at(-1) ?? '')).samples.length / rate
  own.play(spokenFile(folder, 'second.wav', makeTake([second])))
  await listener.untilStored(length + second.length / rate + 1)
  await expect(named).toBeHidden()
  await listener.release()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(heardIn(stored().at(-1) ?? '', second)).toBeGreaterThan(0.95)
})

test('the microphone is chosen in the settings, whose list follows what is plugged in; the choice is remembered', async ({
  listener,
  plugIn,
  folder,
  stored,
}) => {
  const { jutt } = listener
  plugIn('microphone')
  await jutt.button('Settings').click()
  const pick = microphonePick(jutt)
  await expect(pick).toContainText('System default')
  const desk = plugIn('desk')
  await pick.click()
  await jutt.page.getByRole('option', { name: /desk/i }).click()
  await expect(pick).toContainText(/desk/i)
  await jutt.page.reload()
  await jutt.button('Settings').click()
  await expect(microphonePick(jutt)).toContainText(/desk/i)
  await jutt.button('Close settings').click()
  await listener.press()
  await listener.untilStored(0.2)
  desk.play(spokenFile(folder, 'second.wav', makeTake([second])))
  await listener.untilStored(second.length / rate + 1.5)
  await listener.release()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(heardIn(stored().at(-1) ?? '', second)).toBeGreaterThan(0.95)
})

const microphonePick = ({ page }: Jutt) => page.getByRole('button', { name: /Microphone$/ })
