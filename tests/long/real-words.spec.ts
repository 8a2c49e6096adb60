import { makeTake, sentences } from '../e2e/sound/material.ts'
import { expectNoWordMissed } from '../e2e/sound/real-words.ts'
import { test } from '../e2e/speech.ts'

const take = makeTake(sentences(), { pause: 1.2 })

test('a real recogniser misses no word in the pieces of a take that it hears in the whole, all sentences', async ({
  speaker,
  server,
  microphone,
  stored,
}, info) => {
  microphone.willHear(take)
  await expectNoWordMissed({ speaker, server, stored }, take, { info, least: 60 })
})
