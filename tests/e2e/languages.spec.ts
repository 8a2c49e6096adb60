import type { Locator, Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTake, sentences } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test } from './speech.ts'

/**
 * The visible texts and the names of controls of which a part is neither marked as translated nor data: what the person,
 * the service or the system gave.
 */
function untranslated(page: Page, data: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const keys = /\b(?:Ctrl|Alt|Shift|Esc|PgUp|PgDn|Space|F\d+)\b(?:\+[^\s⟧]+)*/gu
    const moments = /\d{1,2} [A-Z][a-z]{2,3} \d{4}(?:, \d+:\d+:\d+)?|[\d.,]+ (?:bytes?|kB)/gu
    const inner = /⟦[^⟦⟧]*⟧/gu

    function rest(text: string): string {
      let left = text
      // Of what stands in brackets within brackets, the inner one goes first.
      for (let before = ''; before !== left; left = left.replace(inner, '')) before = left
      for (const each of known) left = left.replaceAll(each, '')
      return left.replace(keys, '').replace(moments, '')
    }

    const texts = new Set<string>()
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
        continue
      // A language is named in its own words.
      if (element.closest('[lang]') !== document.documentElement) continue
      for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name)
        if (value !== null) texts.add(value)
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent ?? '')
      }
    }
    return [...texts].filter((text) => /\p{L}/u.test(rest(text)))
  }, data)
}

const [sentence = new Float32Array(rate)] = sentences()

test('no text stands outside the translations', async ({ launch, server, folder, profile }) => {
  test.slow()
  const jutt = await launch({ args: ['--pseudo-locale'] })
  const { page } = jutt
  const data = [
    'qwen3.5-122b-nonthinking',
    'qwen3.5-122b',
    'gemma-4-31B-it',
    'whisper-large-v3',
    'qwen3-embedding-8B',
    join(profile, 'logs', 'jutt.log'),
    profile,
    'docs.hpc.ut.ee',
    'chat.hpc.ut.ee',
    'Jutt 0.1.0',
    'My question',
    'My answer',
    // What was found, and what stands before it.
    'question',
    'My',
    'talk.wav',
    // What the system calls a language, what react-aria has in Estonian by itself, names of the wire.
    'Estonian',
    'Dismiss',
    '1 notification.',
    'temperature',
    'top_p',
    'presence_penalty',
    'stop',
    server.url,
    new URL(server.url).host,
  ]
  const named = (role: 'button' | 'menuitem' | 'textbox' | 'switch' | 'heading', text: string) =>
    page.getByRole(role, { name: new RegExp(`^⟦${text}`) })
  const isClean = async (screen: string): Promise<void> =>
    expect.soft(await untranslated(page, data), screen).toEqual([])
  /** Opens something, looks at it, and closes it. */
  async function lookAt(screen: string, opener: Locator, sign: Locator): Promise<void> {
    await opener.click()
    await expect(sign.first()).toBeVisible()
    await isClean(screen)
    await page.keyboard.press('Escape')
    await expect(sign).toHaveCount(0)
  }

  await expect(named('heading', 'Welcome')).toBeVisible()
  await isClean('first run')
  await page.getByRole('textbox', { name: /Server address/ }).fill(server.url)
  await page.getByLabel(/^⟦API key⟧$/).fill('a wrong key')
  await named('button', 'Connect⟧').click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await isClean('a key that is refused')
  await page.getByLabel(/^⟦API key⟧$/).fill(server.key)
  await named('button', 'Connect⟧').click()
  await expect(named('textbox', 'Message')).toBeVisible()
  await isClean('a new chat')

  await dropFiles(jutt, [sound(folder)])
  await expect(page.getByText(/^⟦Transcribed/).first()).toBeVisible({ timeout: 20_000 })
  const spoken = page.getByRole('region', { name: /Transcript/ }).getByRole('paragraph')
  data.push(...(await spoken.allInnerTexts()).flatMap((text) => text.split('\n')))
  await isClean('a transcript')
  await page.keyboard.press('Escape')

  server.chat.next('vllm-new', { thinking: 'My answer', content: 'My answer' })
  await named('textbox', 'Message').fill('My question')
  await named('button', 'Send').click()
  await expect(named('button', 'Regenerate').or(named('button', 'Details')).first()).toBeVisible()
  await isClean('an answer')
  await lookAt('the models', named('button', 'Model'), page.getByRole('listbox'))
  await lookAt('comparing', named('button', 'Compare'), page.getByRole('menu'))
  await lookAt('attaching', named('button', 'Attach'), page.getByRole('menu'))
  await lookAt(
    'the language of speech',
    named('button', 'Dictation language'),
    page.getByRole('listbox'),
  )
  await lookAt('parameters', named('button', 'Parameters'), page.getByRole('dialog'))
  await lookAt('details', named('button', 'Details').first(), page.getByRole('dialog'))
  await lookAt('more for a message', named('button', 'More for').first(), page.getByRole('menu'))
  await lookAt('an item of the list', named('button', 'Menu for').first(), page.getByRole('menu'))
  for (const [screen, keys] of [
    ['prompts', 'ControlOrMeta+p'],
    ['the palette', 'ControlOrMeta+k'],
    ['renaming', 'F2'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await isClean(screen)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await page.getByRole('searchbox').fill('question')
  await expect(page.getByRole('option').first()).toBeVisible()
  await named('button', 'Filters').click()
  await isClean('what was found')
  await page.getByRole('searchbox').fill('')
  await named('button', 'Dictations').first().click()
  await expect(named('heading', 'Dictations')).toBeVisible()
  await isClean('dictations')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(named('heading', 'Shortcuts')).toBeVisible()
  await isClean('settings')
  await page.keyboard.press('Escape')

  server.chat.next('500-plain')
  await named('textbox', 'Message').fill('My question')
  await named('button', 'Send').click()
  await expect(named('button', 'Try again')).toBeVisible()
  await isClean('an answer that failed')
  await named('button', 'Menu for').first().click()
  await named('menuitem', 'Delete').click()
  await expect(named('button', 'Undo')).toBeVisible()
  await isClean('a chat that was deleted')
  const labels = await jutt.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.flatMap(({ label, submenu }) => [
      label,
      ...(submenu?.items.filter(({ type }) => type !== 'separator') ?? []).map(
        (item) => item.label,
      ),
    ]),
  )
  expect(labels?.filter((label) => !/^⟦.*⟧$/u.test(label))).toEqual([])
})

function sound(folder: string): string {
  const file = join(folder, 'talk.wav')
  writeFileSync(file, writeWav({ sampleRate: rate, samples: makeTake([sentence]) }))
  return file
}

test('language, theme and size of text change at once, without a restart, and are remembered', async ({
  launch,
  server,
}) => {
  const jutt = await launch()
  const { page } = jutt
  const rem = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  await jutt.connect(server)
  await jutt.button('Settings').click()
  await page.getByRole('radio', { name: 'Eesti' }).press('Space')
  await expect(page.getByRole('heading', { name: 'Seaded', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'et')
  const menu = () =>
    jutt.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('newChat')?.label)
  await expect.poll(menu).toBe('Uus vestlus')

  await page.getByRole('button', { name: 'Teksti suurus' }).click()
  await page.getByRole('option', { name: '200%' }).click()
  await expect.poll(rem).toBe('32px')
  // The list would leave no room for a chat: it is one press away, as in a narrow window.
  await expect(
    page.getByRole('navigation', { name: 'Vestlused ja transkriptsioonid' }),
  ).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    await page.evaluate(() => innerWidth),
  )
  await page.keyboard.press('ControlOrMeta+-')
  await expect.poll(rem).toBe('28px')
  await page.keyboard.press('ControlOrMeta+0')
  await expect.poll(rem).toBe('16px')
  await page.keyboard.press('ControlOrMeta+Equal')
  await expect.poll(rem).toBe('17.6px')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Sõnum' })).toBeVisible()
  await expect.poll(rem).toBe('17.6px')
})
