import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentSent } from '../service/fake-server/requests.ts'
import { expect, together as test } from './jutt.ts'

const model = 'gemma-4-31B-it'

/** The stored text of a message article, without the buttons and the notices around it. */
const textIn = /word-\d{4}/g

test('a reload of the window continues the answer where it is', async ({ jutt, server }) => {
  await jutt.chooseModel(model)
  const visit = server.chat.next('hold-after', {
    content: 'before the reload and after it comes the end',
    after: 3,
  })
  await jutt.send('go on')
  await expect(jutt.article(model)).toContainText('before the reload')
  await jutt.page.reload()
  await expect(jutt.article(model)).toContainText('before the reload')
  await expect(jutt.button('Stop')).toBeVisible()
  visit.release()
  await expect(jutt.article(model)).toContainText('before the reload and after it comes the end')
  await expect(jutt.button('Send')).toBeVisible()
})

test('text that streams while the window reloads is neither lost nor doubled', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(model)
  server.chat.next('numbered-words', { words: 300, everyMs: 10 })
  await jutt.send('count for me')
  await expect(jutt.article(model)).toContainText('word-0020')
  await jutt.page.reload()
  await expect(jutt.article(model)).toContainText('word-0300')
  const words = (await jutt.article(model).innerText()).match(textIn)
  expect(words).toEqual(
    Array.from({ length: 300 }, (_, index) => `word-${String(index + 1).padStart(4, '0')}`),
  )
})

test('SIGKILL of main in the middle of two answers, while chats are switched between them, loses at most the last 500 ms of both', async ({
  jutt,
  server,
  launch,
}) => {
  await jutt.chooseModel(model)
  const titles = ['first count', 'second count']
  const requests = []
  for (const title of titles) {
    await jutt.button('New chat').click()
    const visit = server.chat.next('numbered-words', { words: 5000, everyMs: 10 })
    await jutt.send(title)
    requests.push(await visit.request)
  }
  for (let turn = 1; turn <= 5; turn++) {
    await jutt.chatList.getByText(titles[turn % 2] ?? '').click()
    await expect(jutt.article(model)).toContainText(`word-0${turn}00`, { timeout: 20_000 })
  }
  // The one that is shown, and the one that is not.
  await jutt.chatList.getByText('first count').click()
  const killedAt = Date.now()
  await jutt.kill()

  const again = await launch()
  const welcome = again.page.getByRole('heading', { name: 'Welcome to Jutt' })
  await expect(welcome.or(again.message)).toBeVisible()
  if (await welcome.isVisible()) await again.button('Try without a key').click()
  for (const [index, title] of titles.entries()) {
    const request = requests[index]
    if (!request) throw new Error('not asked')
    await again.chatList.getByText(title).click()
    await expect(again.article('You')).toContainText(title)
    await expect(again.article(model)).toContainText('word-0500')
    const kept = (await again.article(model).innerText()).match(textIn) ?? []
    const mustBeKept = contentSent(request, killedAt - 500).match(textIn) ?? []
    expect(mustBeKept.length).toBeGreaterThan(400)
    expect(kept.slice(0, mustBeKept.length)).toEqual(mustBeKept)
    await expect(again.article(model).getByRole('button', { name: 'Try again' })).toBeVisible()
  }
})

test('a window that stands still does not keep Jutt from ending, and what came is kept', async ({
  jutt,
  server,
  launch,
}) => {
  const visit = server.chat.next('hold-after', { content: 'one two three', after: 2 })
  await jutt.send('count for me')
  await visit.reached
  await expect(jutt.conversation.getByRole('article').last()).toContainText('one two')
  await jutt.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  const main = jutt.app.process()
  await jutt.quit()
  expect(main.exitCode).toBe(0)

  const again = await launch()
  await again.connect(server)
  await again.chatList.getByText('count for me').click()
  await expect(again.conversation.getByRole('article').last()).toContainText('one two')
})

test('a page whose process dies is loaded again and the answer goes on', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(model)
  const visit = server.chat.next('hold-after', { content: 'still here after the crash', after: 2 })
  await jutt.send('crash test')
  await expect(jutt.article(model)).toContainText('still here')
  await jutt.app.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer()
  })
  visit.release()
  // Playwright keeps calling such a page crashed, so main is asked what its window shows now.
  await expect
    .poll(async () =>
      jutt.app.evaluate(async ({ webContents }) => {
        const [contents] = webContents.getAllWebContents()
        return contents?.executeJavaScript('document.body.innerText').catch(String) as unknown
      }),
    )
    .toContain('still here after the crash')
})

test.describe('on what is there', () => {
  test.use({ isShared: false })

  test('a damaged database and a settings file full of rubbish cost nothing that was there', async ({
    launch,
    profile,
  }) => {
    mkdirSync(profile, { recursive: true })
    const rubbish = 'no database at all, but perhaps dear to somebody. '.repeat(200)
    writeFileSync(join(profile, 'jutt.sqlite'), rubbish)
    writeFileSync(join(profile, 'settings.json'), '{ "settings": ]')
    const jutt = await launch()
    await jutt.button('Try without a key').click()
    await jutt.ask('a new beginning')
    const files = readdirSync(profile)
    const setAside = files.filter((name) => name.startsWith('jutt.sqlite.damaged-'))
    expect(setAside).toHaveLength(1)
    expect(readFileSync(join(profile, setAside[0] ?? ''), 'utf8')).toBe(rubbish)
    expect(files.filter((name) => name.startsWith('settings.json.damaged-'))).toHaveLength(1)
  })
})
