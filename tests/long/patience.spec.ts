import { expect, test } from '../e2e/jutt.ts'

const model = 'gemma-4-31B-it'

/** Seconds that the window says it has waited, in words like "Waiting for the model… 1 min 15 s". */
function secondsIn(text: string): number | undefined {
  const match = /Waiting for the model… (?:(\d+) min )?(\d+) s/.exec(text)
  return match ? Number(match[1] ?? 0) * 60 + Number(match[2]) : undefined
}

test('an answer whose first byte comes after 75 s arrives, and the seconds of waiting are shown', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(model)
  const visit = server.chat.next('hold-before-headers')
  await jutt.send('take your time')
  const { receivedAt } = await visit.reached
  const answer = jutt.article(model)

  for (const seconds of [5, 30, 59, 60, 75]) {
    await expect
      .poll(async () => secondsIn(await answer.innerText()), { timeout: 60_000, intervals: [200] })
      .toBeGreaterThanOrEqual(seconds)
    const waited = (Date.now() - receivedAt) / 1000
    const shown = secondsIn(await answer.innerText()) ?? 0
    console.log(`  after ${waited.toFixed(1)} s the window says ${shown} s`)
    expect(waited).toBeGreaterThanOrEqual(seconds - 1)
    expect(Math.abs(waited - shown)).toBeLessThan(2)
  }

  visit.release()
  const { sent } = await visit.request
  await expect(answer).toContainText('You wrote: “take your time”')
  expect((sent[0]?.at ?? 0) - receivedAt).toBeGreaterThanOrEqual(75_000)
  await expect(answer).not.toContainText('Waiting for the model')
  await expect(jutt.button('Send')).toBeVisible()
  // Nobody lost patience on the way and asked again.
  expect(server.requestsOf('chat')).toHaveLength(1)
})
