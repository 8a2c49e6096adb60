import { connectAnew } from './connect-anew.ts'
import { makeTalk, silence } from './sound/material.ts'
import { proveSound } from './sound/prove.ts'
import { drop, long, short, wav } from './sound/spoken.ts'
import { expect, together as test, uploads } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const talk = makeTalk(100)

test('a text file named .mp3 is told apart; what is dropped next is transcribed', async ({
  speaker: { jutt },
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  await drop(jutt, folder, 'notes.mp3', Buffer.from('These are no sounds.\n'.repeat(200)))
  await transcripts.untilIs(/This is not a sound or video file that Jutt can read/)
  await drop(jutt, folder, 'short.wav', wav(short))
  await transcripts.open('short.wav')
  await transcripts.untilIs('Transcribed')
  await expect(transcripts.row('notes.mp3')).toContainText('Failed')
})

test('an empty file and a file without a sample are told apart from sound', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  await drop(jutt, folder, 'empty.m4a', Buffer.of())
  await transcripts.untilIs(/^(This is not a sound or video file|There is no sound in this file)/)
  await drop(jutt, folder, 'instant.wav', wav(silence(0)))
  await transcripts.open('instant.wav')
  await transcripts.untilIs(/^(This is not a sound or video file|There is no sound in this file)/)
  expect(server.requestsOf('audio')).toHaveLength(0)
})

test('a truncated file is transcribed as far as it goes, and says that it is damaged', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  const whole = wav(long)
  await drop(jutt, folder, 'cut.wav', whole.subarray(0, whole.length * 0.6))
  await transcripts.untilIs('Transcribed')
  await transcripts.untilIs(/This file is damaged or incomplete/)
  const kept = long.slice(0, Math.floor(long.length * 0.6))
  expect(proveSound(kept, uploads(server.requestsOf('audio'))).problems).toEqual([])
})

test('a service that is silent about a file is waited for in seconds', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  const hanging = server.audio.next('hold')
  await drop(jutt, folder, 'short.wav', wav(short))
  await transcripts.untilIs(/^Waiting for the service’s text… 1\d s$/)
  hanging.release()
  await transcripts.untilIs('Transcribed')
  await expect(jutt.page.getByText(/Waiting for the service’s text/)).toHaveCount(0)
})

test('a service that refuses piece after piece is not asked for all; “Try now” goes on when it takes them', async ({
  speaker: { jutt },
  server,
  folder,
}) => {
  const transcripts = describeTranscripts(jutt)
  server.audio.always('422-detail')
  await drop(jutt, folder, 'talk.wav', wav(talk))
  await transcripts.open('talk.wav')
  await transcripts.untilIs(/Several parts were refused in the same way/)
  await expect(transcripts.gaps).toHaveCount(2)
  server.reset()
  await jutt.button('Try now').click()
  await transcripts.untilIs('2 parts are missing')
  await jutt.button('Retry').first().click()
  await transcripts.untilIs('Transcribed')
})

// What a service told of its limits, or was slow in, is kept to by what is asked next.
test.describe('with a connection of its own', () => {
  test.beforeEach(({ jutt, server }) => connectAnew(jutt, server))

  test('a message is answered while the pieces of a file hang, and they go on when it is let go', async ({
    speaker: { jutt },
    server,
    folder,
  }) => {
    const hanging = server.audio.always('hold')
    await drop(jutt, folder, 'talk.wav', wav(talk))
    await server.waitForRequest(() => server.requestsOf('audio').length >= 2)
    await jutt.button('New chat').click()
    await jutt.ask('anybody there?')
    await expect(jutt.conversation.getByRole('article').last()).toContainText('anybody there?')
    expect(server.requestsOf('audio')).toHaveLength(2)
    hanging.release()
    await describeTranscripts(jutt).open('talk.wav')
    await describeTranscripts(jutt).untilIs('Transcribed')
  })

  test('a short rate limit is waited for; a long one says so, and “Try now” goes on', async ({
    speaker: { jutt },
    server,
    folder,
  }) => {
    const transcripts = describeTranscripts(jutt)
    // These name no limit, at whose pace pieces would follow each other from then on.
    server.audio.next('429-html', { retryAfter: 2 })
    await drop(jutt, folder, 'short.wav', wav(short))
    await transcripts.untilIs('Transcribed')
    const [refused, taken] = server.requestsOf('audio')
    expect((taken?.receivedAt ?? 0) - (refused?.receivedAt ?? 0)).toBeGreaterThanOrEqual(1900)

    server.audio.next('429-html', { retryAfter: 600 })
    await drop(jutt, folder, 'long.wav', wav(long))
    await transcripts.open('long.wav')
    await transcripts.untilIs(/contact the HPC Center admin to adjust your limits/)
    await transcripts.untilIs(/^Jutt goes on by itself in/)
    await jutt.button('Try now').click()
    await transcripts.untilIs('Transcribed')
  })
})

test.describe('in an app of its own', () => {
  // What a service was found to understand is asked of it once, by requests that count towards its limit.
  test.use({ isShared: false })

  test('a file that goes on at the pace of a told limit says for how long it waits, in its row too', async ({
    speaker: { jutt },
    server,
    folder,
  }) => {
    const transcripts = describeTranscripts(jutt)
    const limits = { 'x-ratelimit-api_key-limit-requests': '4' }
    server.chat.next('litellm-headers', { headers: limits })
    await jutt.ask('what is the limit?')
    await drop(jutt, folder, 'talk.wav', wav(talk))
    await transcripts.open('talk.wav')
    await transcripts.untilIs(/^Waiting 1\d s, so as not to ask more of the service/)
    await expect(transcripts.row('talk.wav')).toContainText(
      /Waiting for the service: [\d:]+ of 1:4/,
    )
    // A person goes before.
    await jutt.button('New chat').click()
    await jutt.ask('and now?')
  })
})
