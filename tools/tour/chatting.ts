import { expect } from '@playwright/test'
import type { Notes } from './journal.ts'
import { answerTimeout, type Visitor } from './visitor.ts'

export async function meetWelcome({ page, button, photograph }: Visitor, notes: Notes) {
  await expect(page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  await expect(button('Connect')).toBeVisible()
  notes.saw('Jutt welcomes and asks for the address of the service and the key.')
  await photograph('welcome', notes)
}

export async function tryWithoutKey(visitor: Visitor, notes: Notes) {
  const { page, button, message, photograph } = visitor
  await button('Try without a key').click()
  await expect(message).toBeVisible()
  await expect(page.getByText('Practice', { exact: true }).first()).toBeVisible()
  notes.saw('The practice service started, and a badge says "Practice".')
  await photograph('empty-chat', notes)
}

export async function askInEnglish(visitor: Visitor, notes: Notes) {
  const { ask, answer, latest, button, photograph } = visitor
  const first = await ask('Please show me some code, a table and a little maths.')
  notes.saw(`The first words of the answer stood on the screen ${first} ms after Send.`)
  await expect(latest().getByText('question.split()')).toBeVisible({ timeout: answerTimeout })
  await expect(button('Stop')).toBeVisible()
  await photograph('answer-arriving', notes)
  const article = await answer()
  await expect(article).toContainText('This is a practice answer')
  await expect(article.getByRole('table')).toBeVisible()
  await expect(article.locator('math')).toHaveCount(2)
  notes.saw('The finished answer holds a code block, a table and two formulas.')
  await photograph('code-table-maths', notes)
}

export async function thinkFirst(visitor: Visitor, notes: Notes) {
  const { page, ask, answer, photograph } = visitor
  const thinking = page.getByRole('switch', { name: 'Think first' })
  if (!(await thinking.isChecked())) await thinking.click()
  await expect(thinking).toBeChecked()
  await ask('Tere! Tee mulle palun üks loend.')
  const article = await answer()
  await expect(article).toHaveAccessibleName('qwen3.5-122b')
  await expect(article).toContainText('See on harjutusvastus')
  const disclosure = article.getByRole('button', { name: /^Thought for/ })
  notes.saw(
    `Asked in Estonian, it answered in Estonian; above it: "${await disclosure.innerText()}".`,
  )
  await disclosure.click()
  await expect(article.getByText('Siin ei mõtle ükski mudel')).toBeVisible()
  notes.saw('The disclosure opens and shows the thinking.')
  await photograph('thinking-in-estonian', notes)
}

export async function changeModel(visitor: Visitor, notes: Notes) {
  const { page, ask, answer, photograph } = visitor
  await page.getByRole('button', { name: /^Model/ }).click()
  await expect(page.getByRole('option')).toHaveCount(3)
  await photograph('model-picker', notes)
  await page.getByRole('option', { name: /gemma-4-31B-it/ }).click()
  await ask('And who are you now?')
  const article = await answer()
  await expect(article).toHaveAccessibleName('gemma-4-31B-it')
  notes.saw('After the change of model the next answer is signed gemma-4-31B-it.')
}

export async function stopAnAnswer(visitor: Visitor, notes: Notes) {
  const { ask, answer, latest, button, photograph } = visitor
  await ask('Write me a long text, please.')
  await expect(latest()).toContainText('This is a practice answer', { timeout: answerTimeout })
  await button('Stop').click()
  const article = await answer()
  await expect(article).toContainText('This is a practice answer')
  await expect(article).not.toContainText('Part 12 of 12')
  notes.saw('Stop ended a long answer at once; what had arrived stayed.')
  await photograph('stopped', notes)
}
