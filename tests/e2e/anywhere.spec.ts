import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { FakeServer } from '../service/fake-server/server.ts'
import { findingsIn } from './findings.ts'
import { expectIsolated } from './isolation.ts'
import type { Jutt, PerWorker } from './jutt.ts'
import { unseenFocus, whatMoves } from './seen.ts'
import { missingTools, startOtherProgram, type OtherProgram } from './other-program.ts'
import { makeTake, sentences, silence } from './sound/material.ts'
import { proveSound } from './sound/prove.ts'
import {
  describeSpeaker,
  expect,
  rate,
  startSharedSpeaker,
  together,
  uploads,
  type Speaker,
} from './speech.ts'

interface Fixtures {
  /** Jutt on the display of the other program, out of the way. */
  talker: Speaker
}

/** They follow one another in one Jutt, beside one other program. */
const test = together.extend<Fixtures, Pick<PerWorker, 'startShared'> & { other: OtherProgram }>({
  other: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use, { project, workerIndex }) => {
      const folder = join(project.outputDir, 'profiles', `other-program-${workerIndex}`)
      mkdirSync(folder, { recursive: true })
      const other = await startOtherProgram(folder)
      await use(other)
      await other.stop()
    },
    { scope: 'worker' },
  ],
  startShared: [
    async ({ other }, use) =>
      use(async (profile) => {
        const app = await startSharedSpeaker(profile, { env: other.env })
        await untilKeysAre(app.jutt, /let go/)
        return app
      }),
    { scope: 'worker' },
  ],
  stored: async ({ stored }, use) => {
    const earlier = stored()
    await use(() => stored().filter((file) => !earlier.includes(file)))
  },
  talker: async ({ other, jutt, stored }, use) => {
    other.beginAnew()
    await use(describeSpeaker(jutt, stored))
  },
})

test.skip(missingTools.length > 0, `not installed here: ${missingTools.join(', ')}`)

const [first = silence(1), second = first] = sentences().toSorted((a, b) => a.length - b.length)
const take = makeTake([first])
const seconds = take.length / rate

const clips = ['et', 'en'].map((name) =>
  readFileSync(join(import.meta.dirname, '../../resources/practice', `${name}.wav`)),
)

/** What was uploaded of speech; the settings have the service tried with clips, which are none. */
function spokenTo(server: FakeServer): Uint8Array[] {
  return uploads(server.requestsOf('audio')).filter(
    (upload) => !clips.some((clip) => Buffer.from(upload).includes(clip.subarray(20_000, 24_000))),
  )
}

/** Opens the settings until they say how the keys are seen. */
async function untilKeysAre(jutt: Jutt, how: RegExp): Promise<void> {
  await jutt.button('Settings').click()
  await expect(jutt.page.getByRole('region', { name: 'Dictation' }).getByText(how)).toBeVisible()
  await jutt.button('Close settings').click()
}

async function overlayOf(app: ElectronApplication): Promise<Page> {
  const isOverlay = (window: Page) => window.url().endsWith('/overlay/index.html')
  await expect.poll(() => app.windows().some(isOverlay)).toBe(true)
  const found = app.windows().find(isOverlay)
  if (!found) throw new Error('There is no overlay')
  return found
}

/** The host does not see what a person does to windows: it is told that the person has gone elsewhere. */
async function leave(jutt: Jutt, other: OtherProgram): Promise<void> {
  await jutt.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur()
  })
  other.focus()
  await expect.poll(other.focused).toBe('Another program')
}

const hold = (other: OtherProgram) =>
  other.xdotool('keydown', 'ctrl', 'keydown', 'shift', 'keydown', 'space')
const letGo = (other: OtherProgram) =>
  other.xdotool('keyup', 'space', 'keyup', 'shift', 'keyup', 'ctrl')

test('the real key is held while another program has the focus: the text stands there, the focus never left it, and the clipboard is as before', async ({
  talker,
  other,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = talker
  await leave(jutt, other)
  await other.clipboard.copy('kept öö', 'UTF8_STRING')
  microphone.willHear(take)
  const focused = new Set<string>()
  await talker.beginBy(() => hold(other))
  const overlay = await overlayOf(jutt.app)
  // It is made at the first press; on a busy machine there may be words in it by then.
  await expect(overlay.getByRole('main')).toContainText('Release to finish')
  focused.add(other.focused())
  await talker.untilStored(seconds)
  focused.add(other.focused())
  letGo(other)
  await expect.poll(() => other.text().trim(), { timeout: 20_000 }).not.toBe('')
  await expect(overlay.getByText('Pasted.')).toBeVisible()
  focused.add(other.focused())
  expect([...focused]).toEqual(['Another program'])
  expect(other.clipboard.paste('UTF8_STRING').toString()).toBe('kept öö')
  expect(proveSound(take, spokenTo(server)).problems).toEqual([])
  expect(stored()).toHaveLength(1)
  await expect(overlay.getByText('Pasted.')).toBeHidden()
})

test('an image in the clipboard comes back, too; a second take follows the first with a space between', async ({
  talker,
  other,
  microphone,
}) => {
  const { jutt } = talker
  await leave(jutt, other)
  const image = Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex')
  await other.clipboard.copy(image, 'image/png')
  for (const sentence of [first, second]) {
    microphone.willHear(makeTake([sentence]))
    const before = other.text()
    await talker.beginBy(() => hold(other))
    const overlay = await overlayOf(jutt.app)
    await expect(overlay.getByText(/Release to finish/)).toBeVisible()
    await talker.untilStored(sentence.length / rate + 0.5)
    letGo(other)
    await expect.poll(other.text, { timeout: 20_000 }).not.toBe(before)
    await expect(overlay.getByText('Pasted.')).toBeVisible()
    expect(other.clipboard.paste('image/png')).toEqual(image)
  }
  expect(other.text()).toMatch(/^\S.*\S \S.*\S $/s)
})

test('Escape cancels and keeps the sound; another key right away was a shortcut; a tap goes on until the next', async ({
  talker,
  other,
  server,
  microphone,
  stored,
}) => {
  const { jutt } = talker
  await leave(jutt, other)
  microphone.willHear(take)
  await talker.beginBy(() => hold(other))
  await talker.untilStored(1.5)
  other.xdotool('key', 'Escape')
  const overlay = await overlayOf(jutt.app)
  await expect(overlay.getByText(/cancelled; its sound is kept/)).toBeVisible()
  letGo(other)
  expect(stored()).toHaveLength(1)

  hold(other)
  other.xdotool('key', 'x')
  letGo(other)
  await expect(overlay.getByRole('main')).toBeHidden()

  microphone.willHear(take)
  await talker.beginBy(() => hold(other))
  letGo(other)
  await expect(overlay.getByText(/Press again to finish/)).toBeVisible()
  await talker.untilStored(seconds)
  hold(other)
  letGo(other)
  await expect.poll(() => other.text().trim(), { timeout: 20_000 }).toMatch(/\S{3,}/)
  expect(proveSound(take, spokenTo(server)).problems).toEqual([])
})

test('in Jutt’s own window the keys dictate into the message', async ({
  talker,
  microphone,
  other,
}) => {
  const { jutt } = talker
  await jutt.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/main/index.html'))
      ?.focus(),
  )
  await jutt.message.click()
  microphone.willHear(take)
  await talker.beginBy(() => hold(other))
  await talker.untilStored(seconds)
  letGo(other)
  await expect(jutt.message).toHaveValue(/\S/, { timeout: 20_000 })
  expect(other.text()).toBe('')
})

// The last: the window is gone then.
test('it works with the main window closed, where the person wants Jutt to go on', async ({
  talker,
  other,
  microphone,
}) => {
  const { jutt } = talker
  await jutt.button('Settings').click()
  await jutt.page.getByRole('switch', { name: /Keep Jutt running/ }).press('Space')
  await jutt.button('Close settings').click()
  await jutt.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/main/index.html'))
      ?.close(),
  )
  // As long as it is there, what is dictated is for its message.
  await expect.poll(() => jutt.page.isClosed()).toBe(true)
  other.focus()
  microphone.willHear(take)
  await talker.beginBy(() => hold(other))
  await talker.untilStored(seconds)
  letGo(other)
  await expect.poll(() => other.text().trim(), { timeout: 20_000 }).not.toBe('')
  expect(other.focused()).toBe('Another program')
})

/** Without a display keys cannot be pressed, and the host presses the registered shortcut. */
const noDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: '' }

async function pressShortcut({ app }: Jutt): Promise<void> {
  const isFired = await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur()
    const host: unknown = Reflect.get(globalThis, 'chromiumHost')
    const { fireShortcut } = host as { fireShortcut: (accelerator: string) => boolean }
    return fireShortcut('Control+Shift+Space')
  })
  expect(isFired).toBe(true)
}

const pressing = together.extend<object, Pick<PerWorker, 'startShared'>>({
  startShared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) =>
      use(async (profile) => {
        const app = await startSharedSpeaker(profile, { env: noDisplay })
        await untilKeysAre(app.jutt, /then press them again.*There is no display here/)
        return app
      }),
    { scope: 'worker' },
  ],
})

pressing.describe('where only presses can be seen', () => {
  pressing.skip(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined,
    'Electron’s own shortcuts cannot be pressed by a test',
  )

  pressing(
    'one press begins and the next ends; where nothing can be pasted the text is in the clipboard, and the overlay says so',
    async ({ jutt: opened, microphone, stored }) => {
      microphone.willHear(take)
      const speaker = describeSpeaker(opened, stored)
      await speaker.beginBy(() => pressShortcut(opened))
      const overlay = await overlayOf(opened.app)
      const inClipboard = overlay.getByText(/In the clipboard: Jutt cannot paste here/)
      await expect(overlay.getByRole('main')).toBeVisible()
      expect(await findingsIn(overlay)).toEqual([])
      expect(await whatMoves(overlay)).toEqual([])
      await speaker.untilStored(seconds)
      await pressShortcut(opened)
      await expect(inClipboard).toBeVisible()
      const words = await overlay.getByLabel('Words so far').innerText()
      const copied = await opened.app.evaluate(({ clipboard }) => clipboard.readText())
      expect(copied).not.toBe('')
      expect(copied.trim()).toBe(words)
      await overlay.getByRole('button', { name: 'Dismiss' }).click()
      await expect(overlay.getByRole('main')).toBeHidden()

      // Once more for a look that may take longer than it stays: what it shows goes by itself.
      await speaker.beginBy(() => pressShortcut(opened))
      await speaker.untilStored(seconds)
      await pressShortcut(opened)
      await expect(inClipboard).toBeVisible()
      expect(await findingsIn(overlay)).toEqual([])
      expect(await unseenFocus(overlay)).toEqual([])
    },
  )

  pressing('the overlay may do what it needs and nothing else', async ({ jutt: opened }) => {
    await pressShortcut(opened)
    const overlay = await overlayOf(opened.app)
    await expect(overlay.getByRole('button', { name: 'Cancel' })).toBeVisible()
    expect(await expectIsolated(opened)).toEqual(['audio', 'main', 'overlay'])
    const outcome = await overlay.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'jutt') as Record<
        string,
        Record<string, (input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>
      >
      const ask = async (domain: string, verb: string, input?: unknown) => {
        const answer = await bridge[domain]?.[verb]?.(input)
        return answer?.ok === true ? 'answered' : answer?.error?.code
      }
      const microphone = async () => {
        try {
          await navigator.mediaDevices.getUserMedia({ audio: true })
          return 'allowed'
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error)
        }
      }
      const policy = (await fetch(location.href)).headers.get('content-security-policy')
      return {
        view: await ask('overlay', 'view'),
        chats: await ask('chats', 'list', { after: null, limit: 1 }),
        settings: await ask('settings', 'update', { theme: 'dark' }),
        dictate: await ask('recordings', 'dictate', { language: 'et' }),
        bootstrap: await ask('app', 'bootstrap'),
        sound: await ask('audio', 'ready'),
        microphone: await microphone(),
        policy: policy?.includes("script-src 'self';"),
      }
    })
    expect(outcome).toEqual({
      view: 'answered',
      chats: 'sender_refused',
      settings: 'sender_refused',
      dictate: 'sender_refused',
      bootstrap: 'sender_refused',
      sound: 'sender_refused',
      microphone: 'NotAllowedError',
      policy: true,
    })
    await overlay.getByRole('button', { name: 'Cancel' }).click()
    await expect(overlay.getByText(/cancelled; its sound is kept/)).toBeVisible()
  })
})
