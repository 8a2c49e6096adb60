import { makeTake, sentences } from './sound/material.ts'
import { expect, test } from './speech.ts'

/** What somebody who has never seen Jutt does, all of it by the keyboard; typing or pasting a text counts as one action. */

const [sentence] = sentences()
if (!sentence) throw new Error('There is no speech to speak')
const take = makeTake([sentence])

test('from the pasted key it is three actions to the first answer, and two more to the first dictated word', async ({
  launch,
  server,
  microphone,
}, info) => {
  microphone.willHear(take)
  const { page, article, message, audioPage } = await launch({ args: microphone.args })
  // The HPC Center's address stands there; the test's own server takes its place.
  await page.getByRole('textbox', { name: 'Server address' }).fill(server.url)
  const key = page.getByLabel('API key', { exact: true })
  await key.focus()
  const { keyboard } = page
  let actions = 0
  async function act(action: () => Promise<void>): Promise<void> {
    actions += 1
    await action()
  }

  await keyboard.insertText(server.key)
  const pasted = Date.now()
  await act(() => keyboard.press('Enter'))
  await expect(message).toBeFocused()
  await act(() => keyboard.insertText('What is a syllable?'))
  await act(() => keyboard.press('Enter'))
  await expect(article('qwen3.5-122b')).toContainText(/\S/)
  const answered = Date.now()
  expect(actions).toBeLessThanOrEqual(3)

  // Jutt hears a moment after its window stands; nobody is quicker.
  await audioPage()
  const hold = page.getByRole('button', { name: 'Hold to talk' })
  const began = Date.now()
  actions = 0
  await act(async () => {
    for (let step = 0; step < 8 && !(await hold.evaluate(isFocused)); step += 1) {
      await keyboard.press('Tab')
    }
    await expect(hold).toBeFocused()
  })
  await act(() => keyboard.down('Space'))
  await expect(message).toHaveValue(/\S/, { timeout: 20_000 })
  const heard = Date.now()
  await keyboard.up('Space')
  expect(actions).toBeLessThanOrEqual(2)

  const told = `key to first answer ${answered - pasted} ms; going to the button to first word ${heard - began} ms, of ${(take.length / 16).toFixed(0)} ms of speech`
  info.annotations.push({ type: 'measured', description: told })
  console.log(`      ${told}`)
})

function isFocused(element: Element): boolean {
  return element === document.activeElement
}
