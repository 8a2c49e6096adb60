import { join } from 'node:path'
import { mountSmallDisk } from './small-disk.ts'
import { makeTalk } from './sound/material.ts'
import { proveSound } from './sound/prove.ts'
import { drop, long, short, wav } from './sound/spoken.ts'
import { connectForGood, expect, test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(100)

test('a full disk holds a file where it was read to, and one without any room takes none; with room both are read to their ends, and what was there is as it was, also after a start', async ({
  profile,
  launch,
  server,
  folder,
}) => {
  const [before, after] = [wav(short), wav(talk)]
  const disk = mountSmallDisk(profile, 256 * 1024 * 1024)
  const sounds = mountSmallDisk(join(profile, 'recordings'), before.length + after.length / 2)
  try {
    let jutt = await launch()
    await connectForGood(jutt, server)
    let transcripts = describeTranscripts(jutt)
    await jutt.ask('what was before?')
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

    sounds.resize(2 * (before.length + after.length))
    await transcripts.open('talk.wav')
    await jutt.page.getByRole('main').getByRole('button', { name: 'Resume' }).click()
    await transcripts.untilIs('Transcribed')
    await expect(jutt.page.getByText(/The disk is full/)).toHaveCount(0)
    const sent = uploads(server.requestsOf('audio')).slice(1)
    expect(proveSound(talk, sent).problems).toEqual([])

    const makeRoom = [sounds, disk].map(({ fill }) => fill())
    await drop(jutt, folder, 'long.wav', wav(long))
    await expect(jutt.page.getByText(/The disk is full\. Make room on it/).first()).toBeVisible()
    for (const make of makeRoom) make()
    await drop(jutt, folder, 'long.wav', wav(long))
    await transcripts.open('long.wav')
    await transcripts.untilIs('Transcribed')

    await jutt.quit()
    jutt = await launch()
    transcripts = describeTranscripts(jutt)
    await transcripts.open('short.wav')
    expect(await transcripts.words()).toEqual(words)
    await expect(transcripts.row('long.wav')).toHaveCount(1)
    await expect(jutt.chatList).toContainText('what was before?')
    await jutt.quit()
  } finally {
    sounds.remove()
    disk.remove()
  }
})
