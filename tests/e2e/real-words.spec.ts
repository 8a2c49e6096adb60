import { makeTake, sentences } from './sound/material.ts'
import { expectNoWordMissed } from './sound/real-words.ts'
import { test } from './speech.ts'

// tests/long speaks all of them.
const take = makeTake(sentences().slice(0, 3), { pause: 1.2 })

test('a real recogniser misses no word in the pieces of a take that it hears in the whole', async ({
  speaker,
  server,
  microphone,
  stored,
}, info) => {
  microphone.willHear(take)
  await expectNoWordMissed({ speaker, server, stored }, take, { info, least: 40 })
})
