import { findingsIn } from './findings.ts'
import { expect, test, together } from './jutt.ts'

// What there is without a service that fails or writes much is looked at in screens.spec.ts.
together(
  'a long answer and one that fails have no accessibility findings',
  async ({ jutt, server }) => {
    server.chat.next('markdown', { characters: 3000 })
    await jutt.ask('A long answer, please')
    expect(await findingsIn(jutt.page)).toEqual([])
    server.chat.next('401-litellm')
    await jutt.ask('An answer that fails')
    expect(await findingsIn(jutt.page)).toEqual([])
  },
)

together(
  'it is told how an answer goes on, and the whole of it when it is there; its tokens are not',
  async ({ jutt, server }) => {
    const visit = server.chat.next('hold-after', { content: 'spoken only when whole', after: 2 })
    await jutt.send('say it')
    await visit.reached
    await expect(jutt.conversation).not.toHaveAttribute('aria-live', 'polite')
    const spoken = jutt.page.locator('output, [role=log][aria-live=polite]')
    await expect(spoken.filter({ hasText: 'qwen3.5-122b is answering' })).toHaveCount(1)
    await expect(spoken.filter({ hasText: 'spoken only' })).toHaveCount(0)
    visit.release()
    await expect(
      spoken.filter({ hasText: 'qwen3.5-122b answered: spoken only when whole' }),
    ).toHaveCount(1)
  },
)

together(
  'the caret goes to the message after a button that goes away',
  async ({ jutt, server }) => {
    const { page, message } = jutt
    await jutt.chooseModel('gemma-4-31B-it')
    server.chat.next('500-plain')
    await jutt.ask('it fails')
    await jutt.button('Try again').press('Enter')
    await expect(message).toBeFocused()
    await expect(jutt.article('gemma-4-31B-it')).toContainText('You wrote: “it fails”')
    await expect(message).toBeFocused()

    const visit = server.chat.next('hold-after', { content: 'one two three', after: 1 })
    await page.keyboard.type('and once more')
    await jutt.button('Send').press('Enter')
    await visit.reached
    await expect(jutt.button('Stop')).toBeVisible()
    await expect(message).toBeFocused()
    await jutt.button('Stop').press('Space')
    await expect(jutt.button('Send')).toBeVisible()
    await expect(message).toBeFocused()
  },
)

test('the whole first job works by keyboard alone', async ({ launch, server }) => {
  const { page, message, conversation } = await launch()
  const { keyboard } = page
  const address = page.getByRole('textbox', { name: 'Server address' })
  await address.focus()
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type(server.url)
  const key = page.getByLabel('API key', { exact: true })
  for (
    let step = 0;
    step < 6 && !(await key.evaluate((el) => el === document.activeElement));
    step += 1
  ) {
    await keyboard.press('Tab')
  }
  await keyboard.type(server.key)
  await keyboard.press('Enter')
  await expect(message).toBeFocused()
  await keyboard.type('from the keyboard')
  await keyboard.press('Shift+Enter')
  await keyboard.type('in two lines')
  await keyboard.press('Enter')
  await expect(conversation.getByRole('article').last()).toContainText('from the keyboard')
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('')
})

test('in a narrow window the two Qwen models can be told apart, and nothing breaks into two lines', async ({
  launch,
  server,
}) => {
  const { page, message } = await launch({ language: 'et' })
  await page.getByRole('textbox', { name: 'Serveri aadress' }).fill(server.url)
  await page.getByLabel('API-võti', { exact: true }).fill(server.key)
  await page.getByRole('button', { name: 'Ühenda', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Sõnum' })).toBeVisible()
  await expect(message).toHaveCount(0)
  const picker = page.getByRole('button', { name: 'Mudel' })
  const think = page.getByRole('switch', { name: 'Mõtle enne vastamist' })
  for (const width of [360, 420, 480, 560, 640, 720, 1000]) {
    await page.setViewportSize({ width, height: 700 })
    for (const [model, end] of [
      ['qwen3.5-122b', '122b'],
      ['qwen3.5-122b-nonthinking', 'nonthinking'],
    ] as const) {
      await picker.click()
      await page.getByRole('option', { name: model, exact: true }).click()
      await expect(picker).toHaveAccessibleName(`Mudel ${model}`)
      // The end of the name is in an element that cuts nothing off.
      const whole = await picker
        .locator('span')
        .evaluateAll(
          (spans, text) =>
            spans.some(
              (span) =>
                span.getClientRects().length > 0 &&
                span.textContent.endsWith(text) &&
                span.scrollWidth <= span.clientWidth + 1,
            ),
          end,
        )
      expect(whole, `${model} at ${width}`).toBe(true)
    }
    const label = page.locator('label', { has: think })
    expect((await label.boundingBox())?.height, `switch at ${width}`).toBeLessThan(40)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    )
  }
})
