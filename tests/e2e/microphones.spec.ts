import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare, createLocator } from './sound/correlate.ts'
import type { Jutt } from './jutt.ts'
import { makeTake, sentences, silence } from './sound/material.ts'
import { hasPulseaudio, startPulseMicrophone, type PulseMicrophone } from './sound/unplugged.ts'
import { readWav, writeWav } from './sound/wav.ts'
import {
  connectForGood,
  describeSpeaker,
  expect,
  rate,
  test as base,
  type Speaker,
} from './speech.ts'

interface Fixtures {
  pulse: PulseMicrophone
  /** Hears by the sound server, in which microphones come and go. */
  listener: Speaker
}

const test = base.extend<Fixtures>({
  pulse: async ({ folder }, use) => {
    test.skip(!hasPulseaudio(), 'pulseaudio is not installed')
    const pulse = await startPulseMicrophone(join(folder, 'pulse'))
    await use(pulse)
    await pulse.stop()
  },
  listener: async ({ pulse, launch, server, stored }, use) => {
    const jutt = await launch({ env: pulse.env, args: ['--use-fake-ui-for-media-stream'] })
    await connectForGood(jutt, server)
    await jutt.audioPage()
    await use(describeSpeaker(jutt, stored))
    await jutt.quit()
  },
})

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

test('a microphone that is unplugged in mid-sentence: another one goes on in the same recording, and Jutt says so', async ({
  listener,
  pulse,
  folder,
  stored,
}) => {
  const { jutt } = listener
  const other = pulse.plugIn('desk')
  await listener.press()
  await listener.untilStored(0.2)
  pulse.play(spokenFile(folder, 'first.wav', makeTake([first])))
  await listener.untilStored(first.length / rate + 1.5)
  pulse.unplug()
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
  pulse,
  folder,
  stored,
}) => {
  const { jutt } = listener
  const named = jutt.page.getByText(/No sound comes from the microphone|The microphone is muted/)
  await listener.press()
  await listener.untilStored(0.2)
  pulse.play(spokenFile(folder, 'first.wav', makeTake([first])))
  await listener.untilStored(first.length / rate + 1)
  pulse.mute(true)
  const mutedAt = Date.now()
  await expect(named).toBeVisible()
  // A second for sound on its way through the server and for the window to show it.
  expect(Date.now() - mutedAt).toBeLessThan(3000)
  pulse.mute(false)
  const length = readWav(readFileSync(stored().at(-1) ?? '')).samples.length / rate
  pulse.play(spokenFile(folder, 'second.wav', makeTake([second])))
  await listener.untilStored(length + second.length / rate + 1)
  await expect(named).toBeHidden()
  await listener.release()
  await expect(jutt.message).toHaveValue(/\S/)
  expect(heardIn(stored().at(-1) ?? '', second)).toBeGreaterThan(0.95)
})

test('the microphone is chosen in the settings, whose list follows what is plugged in; the choice is remembered', async ({
  listener,
  pulse,
  folder,
  stored,
}) => {
  const { jutt } = listener
  await jutt.button('Settings').click()
  const pick = microphonePick(jutt)
  await expect(pick).toContainText('System default')
  const desk = pulse.plugIn('desk')
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
