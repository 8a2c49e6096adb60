import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { audioScenarios } from '../service/fake-server/audio/scenarios.ts'
import { makeTake, makeTalk, sentences } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import {
  dropFiles,
  expect,
  launchSpeaker,
  rate,
  together as test,
  uploads,
  type Speaker,
} from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const [sentence = new Float32Array(rate)] = sentences().toSorted((a, b) => a.length - b.length)
const wav = (samples: Float32Array<ArrayBuffer>) => writeWav({ sampleRate: rate, samples })

function describeQueue({ jutt: { chatList, page } }: Speaker) {
  const region = chatList.getByRole('region', { name: 'In progress' })
  const row = (name: string): Locator => chatList.getByRole('listitem').filter({ hasText: name })
  return {
    row,
    names: () =>
      region
        .getByRole('button', { name: /^Menu for/ })
        .evaluateAll((menus) =>
          menus.map((menu) => menu.getAttribute('aria-label')?.replace('Menu for ', '')),
        ),
    async press(name: string, control: 'Pause' | 'Resume' | 'Cancel') {
      await row(name).getByRole('button', { name: control, exact: true }).click()
    },
    /** By the keyboard alone. */
    async choose(name: string, entry: string) {
      await row(name)
        .getByRole('button', { name: `Menu for ${name}` })
        .focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: entry, exact: true }).focus()
      await page.keyboard.press('Enter')
    },
  }
}

test('a paused file sends nothing; what was on its way when the computer slept is sent again', async ({
  speaker,
  server,
  folder,
}) => {
  const { jutt } = speaker
  const queue = describeQueue(speaker)
  const transcripts = describeTranscripts(jutt)
  writeFileSync(join(folder, 'talk.wav'), wav(makeTalk(70)))
  server.audio.alwaysDo(audioScenarios.hold())
  await dropFiles(jutt, [join(folder, 'talk.wav')])
  await expect(queue.row('talk.wav')).toContainText('Transcribing')
  await jutt.button('Pause').last().click()
  await expect(jutt.button('Resume')).toHaveCount(2)
  await Promise.all(server.requestsOf('audio').map((request) => request.closed))
  const before = server.requestsOf('audio').length
  await queue.press('talk.wav', 'Resume')
  await expect.poll(() => server.requestsOf('audio').length).toBeGreaterThan(before)
  await expect.poll(() => signsOf(speaker)).toMatchObject({ isAwake: true })

  server.audio.reset()
  await jutt.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await transcripts.untilIs('Transcribed')
  expect(uploads(server.requestsOf('audio')).length).toBeGreaterThan(before)
  await expect.poll(() => signsOf(speaker)).toEqual({ isAwake: false, part: -1 })
})

test('thirty files of any name and make are read in turns; they are paused, moved, left and taken up again', async ({
  speaker,
  server,
  launch,
  microphone,
  stored,
  folder,
}) => {
  const whole = wav(makeTake([sentence]))
  const odd = {
    'loeng õäöü.wav': whole,
    'šokolaad 🍫👩‍🏫.wav': whole,
    'tegelikult wav.mp3': whole,
    'tekst.mp3': Buffer.from('See on tekst, mitte heli. '.repeat(400)),
    'tühi.wav': Buffer.of(),
    'null sekundit.wav': wav(new Float32Array(0)),
    'katkenud.wav': whole.subarray(0, whole.length - 2 * rate),
  }
  const plain = Array.from(
    { length: 23 },
    (_, index) => `fail ${String(index + 1).padStart(2, '0')}.wav`,
  )
  const all: Record<string, Uint8Array> = { ...odd }
  for (const name of plain) all[name] = whole
  for (const [name, bytes] of Object.entries(all)) writeFileSync(join(folder, name), bytes)

  let queue = describeQueue(speaker)
  server.audio.alwaysDo(audioScenarios.hold())
  await dropFiles(
    speaker.jutt,
    Object.keys(all).map((name) => join(folder, name)),
  )
  const unreadable = ['tekst.mp3', 'tühi.wav', 'null sekundit.wav']
  const transcribed = Object.keys(all).filter((name) => !unreadable.includes(name))
  await expect.poll(queue.names, { timeout: 40_000 }).toEqual(transcribed)

  await queue.press('fail 05.wav', 'Pause')
  await expect(queue.row('fail 05.wav')).toContainText('Paused')
  await queue.choose('fail 23.wav', 'Move to top')
  await queue.choose('fail 07.wav', 'Move up')
  await queue.press('fail 09.wav', 'Cancel')
  const left = transcribed.filter((name) => name !== 'fail 23.wav' && name !== 'fail 09.wav')
  const moved = ['fail 23.wav', ...left]
  moved.splice(moved.indexOf('fail 06.wav'), 2, 'fail 07.wav', 'fail 06.wav')
  await expect.poll(queue.names).toEqual(moved)

  await speaker.jutt.quit()
  server.audio.reset()
  server.audio.where((_, nth) => nth > 4).always('slow', { seconds: 0.2 })
  const again = await launchSpeaker(launch, microphone, stored)
  queue = describeQueue(again)
  await expect.poll(queue.names, { timeout: 40_000 }).toEqual(['fail 05.wav'])
  await expect(queue.row('fail 05.wav')).toContainText('Paused')
  await queue.press('fail 05.wav', 'Resume')
  await expect.poll(queue.names).toEqual([])
  const transcripts = describeTranscripts(again.jutt)
  for (const name of ['šokolaad 🍫👩‍🏫.wav', 'tegelikult wav.mp3', 'fail 05.wav']) {
    await transcripts.open(name)
    await transcripts.untilIs('Transcribed')
    // Its rows come a moment after its header.
    await expect.poll(async () => (await transcripts.words()).length).toBeGreaterThan(3)
  }
  await transcripts.open('katkenud.wav')
  await expect(again.jutt.page.getByRole('main')).toContainText('damaged or incomplete')
  await transcripts.open('fail 09.wav')
  await transcripts.untilIs('Cancelled')
})

/** What the desktop was told last; on Electron itself nobody can look. */
function signsOf({ jutt }: Speaker): Promise<{ isAwake: boolean; part: unknown }> {
  return jutt.app.evaluate(() => {
    interface Host {
      recordedAs: (what: string) => Record<string, unknown>[]
    }
    const { chromiumHost: host } = globalThis as { chromiumHost?: Host }
    const told = (what: string) => host?.recordedAs(what) ?? []
    return {
      isAwake: told('powerSaveBlocker.start').length > told('powerSaveBlocker.stop').length,
      part: told('BrowserWindow.setProgressBar').at(-1)?.['progress'],
    }
  })
}
