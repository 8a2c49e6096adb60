import { join } from 'node:path'
import { mountSmallDisk } from './small-disk.ts'
import { makeTalk } from './sound/material.ts'
import { proveSound } from './sound/prove.ts'
import { drop, long, short, wav } from './sound/spoken.ts'
import { connectForGood, expect, test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(100)

test('a full disk holds a file where it was read to; what was there is as it was, and with room it is read to its end', async ({
  profile,
  launch,
  server,
  folder,
}) => {
  const [before, after] = [wav(short), wav(talk)]
  const disk = mountSmallDisk(join(profile, 'recordings'), before.length + after.length / 2)
  try {
    const jutt = await launch()
    await connectForGood(jutt, server)
    const transcripts = describeTranscripts(jutt)
    await drop(jutt, folder, 'short.wav', before)
    await transcripts.open('short.wav')
    await transcripts.untilIs('Transcribed')
    const words = await transcripts.words()
    await drop(jutt, folder, 'talk.wav', after)
    await transcripts.open('talk.wav')
    await transcripts.untilIs(/^The disk is full\. Make room on it/)
    await expect(transcripts.row('talk.wav')).toContainText('Paused')
    await transcripts.open('short.wav')
    await expect.poll(transcripts.words).toEqual(words)

    disk.resize(2 * (before.length + after.length))
    await transcripts.open('talk.wav')
    await jutt.page.getByRole('main').getByRole('button', { name: 'Resume' }).click()
    await transcripts.untilIs('Transcribed')
    await expect(jutt.page.getByText(/The disk is full/)).toHaveCount(0)
    const sent = uploads(server.requestsOf('audio')).slice(1)
    expect(proveSound(talk, sent).problems).toEqual([])
    await jutt.quit()
  } finally {
    disk.remove()
  }
})

test('a disk without any room takes no file and says so; all that was there is as it was, also after a start', async ({
  profile,
  launch,
  server,
  folder,
}) => {
  const disk = mountSmallDisk(profile, 256 * 1024 * 1024)
  try {
    let jutt = await launch()
    await connectForGood(jutt, server)
    await jutt.ask('what was before?')
    await drop(jutt, folder, 'short.wav', wav(short))
    await describeTranscripts(jutt).open('short.wav')
    await describeTranscripts(jutt).untilIs('Transcribed')
    const words = await describeTranscripts(jutt).words()

    const makeRoom = disk.fill()
    await drop(jutt, folder, 'long.wav', wav(long))
    await expect(jutt.page.getByText(/The disk is full\. Make room on it/).first()).toBeVisible()
    makeRoom()
    await drop(jutt, folder, 'long.wav', wav(long))
    await describeTranscripts(jutt).open('long.wav')
    await describeTranscripts(jutt).untilIs('Transcribed')

    await jutt.quit()
    jutt = await launch()
    await describeTranscripts(jutt).open('short.wav')
    expect(await describeTranscripts(jutt).words()).toEqual(words)
    await expect(describeTranscripts(jutt).row('long.wav')).toHaveCount(1)
    await expect(jutt.chatList).toContainText('what was before?')
    await jutt.quit()
  } finally {
    disk.remove()
  }
})
