import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { expectIsolated } from './isolation.ts'
import { expect, together as test } from './jutt.ts'
import { policy } from './policy.ts'

async function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
}

test.describe('the running app', () => {
  test('is served under the policy as written, and keeps to it while it is used', async ({
    jutt,
  }) => {
    const { page } = jutt
    await page.addInitScript(() => {
      const violations: string[] = []
      Object.assign(globalThis, { violations })
      addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
      )
    })
    const served = page.waitForResponse((response) => response.url().endsWith('/main/index.html'))
    await page.reload()
    const headers = (await served).headers()
    const directives = headers['content-security-policy']?.split('; ') ?? []
    expect(directives).toHaveLength(policy.length)
    for (const [index, expected] of policy.entries()) expect(directives[index]).toMatch(expected)
    await jutt.ask('# Heading\n\n```ts\nconst x = 1\n```\n\n$x^2$')
    await jutt.button('Settings').click()
    expect(await violationsOf(page)).toEqual([])
  })

  test('cannot reach the network from the page, nor run what was not built', async ({
    jutt,
    server,
  }) => {
    const { page } = jutt
    const before = server.requests.length
    const attempts = await page.evaluate(async (address) => {
      const outcome = async (attempt: () => unknown) => {
        try {
          await attempt()
          return 'went through'
        } catch {
          return 'refused'
        }
      }
      const image = new Image()
      const imageFailed = new Promise((resolve) => {
        image.addEventListener('error', () => resolve('refused'))
        image.addEventListener('load', () => resolve('went through'))
      })
      image.src = `${address}/pixel.png`
      return {
        fetch: await outcome(() => fetch(address)),
        image: await imageFailed,
        // oxlint-disable-next-line no-eval -- it is to be refused
        eval: await outcome(() => globalThis.eval('1')),
        node: typeof Reflect.get(globalThis, 'process'),
        require: typeof Reflect.get(globalThis, 'require'),
      }
    }, server.origin)
    expect(attempts).toEqual({
      fetch: 'refused',
      image: 'refused',
      eval: 'refused',
      node: 'undefined',
      require: 'undefined',
    })
    expect(server.requests).toHaveLength(before)
  })

  test('does not leave its page, open windows or embed frames', async ({ jutt, server }) => {
    const { page, app } = jutt
    // The hidden page is one window from now on; what is to fail would be a third.
    await jutt.audioPage()
    const here = page.url()
    const exits = [
      server.origin,
      'file:///etc/passwd',
      'smb://host/share',
      'calculator://',
      'data:text/html,x',
    ]
    for (const exit of exits) {
      await page.evaluate((url) => {
        window.open(url)
        const link = document.createElement('a')
        link.href = url
        link.target = '_blank'
        document.body.append(link)
        link.click()
        link.removeAttribute('target')
        link.click()
        link.remove()
      }, exit)
    }
    await page.evaluate((url) => location.assign(url), server.origin)
    await expect(jutt.message).toBeVisible()
    expect(page.url()).toBe(here)
    expect(app.windows()).toHaveLength(2)
    expect(server.requestsOf('other')).toEqual([])
  })

  test('gets no permission it does not need', async ({ jutt }) => {
    const states = await jutt.page.evaluate(async () => {
      const query = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      return [await query('geolocation'), await query('notifications'), await query('camera')]
    })
    expect(states).toEqual(['denied', 'denied', 'denied'])
  })

  test('leaves the microphone to the hidden audio page alone', async ({ jutt }) => {
    const ask = async (page: Page) =>
      page.evaluate(async () => {
        try {
          const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
          for (const track of stream.getTracks()) track.stop()
          return 'allowed'
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error)
        }
      })
    expect(await ask(jutt.page)).toBe('NotAllowedError')
    // A machine without a microphone answers NotFoundError; what counts is that it is not refused.
    expect(await ask(await jutt.audioPage())).not.toBe('NotAllowedError')
  })

  test('serves the audio page, and it alone, with a policy for WebAssembly', async ({ jutt }) => {
    const audio = await jutt.audioPage()
    const policyAt = async (page: Page) =>
      page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'))
    expect(await policyAt(audio)).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(await policyAt(jutt.page)).toContain("script-src 'self';")
  })

  test('takes a file only as a File that the person gave, never as a path', async ({ jutt }) => {
    const outcomes = await jutt.page.evaluate(async () => {
      const { files } = Reflect.get(globalThis, 'jutt') as {
        files: { offer: (file: unknown) => Promise<{ ok: boolean }> }
      }
      const outcome = async (file: unknown) => {
        try {
          return (await files.offer(file)).ok ? 'taken' : 'refused'
        } catch {
          return 'refused'
        }
      }
      return [
        await outcome('/etc/passwd'),
        await outcome({ path: '/etc/passwd', name: 'passwd', size: 1 }),
        await outcome(new File(['made up'], 'passwd')),
      ]
    })
    expect(outcomes).toEqual(['refused', 'refused', 'refused'])
  })

  test('declares isolated, sandboxed pages without Node', async ({ jutt }, info) => {
    await jutt.audioPage()
    // The third, the overlay, is looked at where it is shown (anywhere.spec.ts).
    expect(await expectIsolated(jutt)).toEqual(['audio', 'main'])
    const enforced = await jutt.app.evaluate(() => process.versions['chromium-host'] === undefined)
    info.annotations.push({
      type: enforced ? 'enforced' : 'declared, not enforced',
      description: 'sandbox and webPreferences, as this host runs them',
    })
  })

  test('shows window.jutt as the contract has it, and nothing of Electron', async ({ jutt }) => {
    const shape = await jutt.page.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'jutt') as object
      return Object.entries(bridge)
        .flatMap(([name, value]: [string, unknown]) =>
          typeof value === 'object' && value !== null
            ? Object.keys(value).map((verb) => `${name}:${verb}`)
            : [name],
        )
        .toSorted()
    })
    expect(shape).toEqual([
      'about:licences',
      'about:log',
      'about:showLog',
      'app:bootstrap',
      'app:openLink',
      'app:quit',
      'app:readyToClose',
      'app:takeIntents',
      'attachments:add',
      'attachments:read',
      'audio:append',
      'audio:compressed',
      'audio:compressionEnded',
      'audio:ended',
      'audio:extracted',
      'audio:level',
      'audio:measured',
      'audio:microphones',
      'audio:news',
      'audio:read',
      'audio:ready',
      'chats:answerAgain',
      'chats:branch',
      'chats:configure',
      'chats:continue',
      'chats:delete',
      'chats:deleteMessage',
      'chats:earlier',
      'chats:edit',
      'chats:list',
      'chats:open',
      'chats:rename',
      'chats:requestCode',
      'chats:restore',
      'chats:restoreMessage',
      'chats:send',
      'chats:setup',
      'chats:show',
      'chats:stop',
      'chats:stopWaiting',
      'data:backUp',
      'data:cancel',
      'data:chooseBackup',
      'data:eraseEverything',
      'data:forgetOnExit',
      'data:move',
      'data:restart',
      'data:restore',
      'data:show',
      'data:state',
      'data:stay',
      'drafts:keep',
      'files:offer',
      'files:read',
      'items:delete',
      'items:mark',
      'items:restore',
      'keeping:exportChat',
      'keeping:exportEverything',
      'keeping:exportItems',
      'keeping:exportTranscript',
      'keeping:importFile',
      'microphones:list',
      'on',
      'overlay:cancel',
      'overlay:copy',
      'overlay:dismiss',
      'overlay:finish',
      'overlay:view',
      'prompts:delete',
      'prompts:list',
      'prompts:restore',
      'prompts:save',
      'recordings:addFile',
      'recordings:addTrack',
      'recordings:again',
      'recordings:cancel',
      'recordings:cancelAgain',
      'recordings:chooseFiles',
      'recordings:cleanUp',
      'recordings:compressSound',
      'recordings:delete',
      'recordings:deleteSound',
      'recordings:delivered',
      'recordings:dictate',
      'recordings:dictation',
      'recordings:dictations',
      'recordings:edit',
      'recordings:goOn',
      'recordings:list',
      'recordings:move',
      'recordings:open',
      'recordings:pause',
      'recordings:peaks',
      'recordings:redoEdit',
      'recordings:release',
      'recordings:rename',
      'recordings:restore',
      'recordings:retry',
      'recordings:tryNow',
      'recordings:undoEdit',
      'search:find',
      'service:connect',
      'service:disconnect',
      'service:practise',
      'service:refresh',
      'service:usage',
      'settings:reset',
      'settings:update',
      'shortcut:state',
      'updates:check',
      'updates:fetch',
      'updates:install',
      'updates:state',
    ])
  })

  test('hands only web links to the system', async ({ jutt }) => {
    const opened = await jutt.app.evaluateHandle(({ shell }) => {
      const urls: string[] = []
      shell.openExternal = async (url) => void urls.push(url)
      return urls
    })
    const results = await jutt.page.evaluate(async () => {
      const { app } = Reflect.get(globalThis, 'jutt') as {
        app: { openLink: (input: { url: string }) => Promise<{ ok: boolean }> }
      }
      const urls = [
        'https://ut.ee/',
        'file:///etc/passwd',
        'smb://host/x',
        'javascript:alert(1)',
        'calculator://',
      ]
      return Promise.all(urls.map(async (url) => (await app.openLink({ url })).ok))
    })
    expect(results).toEqual([true, false, false, false, false])
    expect(await opened.jsonValue()).toEqual(['https://ut.ee/'])
  })

  test('opens once: a second start brings the first window forward and ends', async ({
    jutt,
    profile,
  }) => {
    const electron: unknown = createRequire(import.meta.url)('electron')
    const seen = jutt.app.evaluate(
      ({ app }) => new Promise((resolve) => void app.once('second-instance', () => resolve(true))),
    )
    const second = spawn(String(electron), [
      '.',
      `--user-data-dir=${profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ])
    const [code] = (await once(second, 'exit')) as [number | null]
    expect(code).toBe(0)
    expect(await seen).toBe(true)
    await jutt.ask('still the one')
  })
})

test.describe('in Estonian', () => {
  test.use({ isShared: false })

  test('the menu speaks the window’s language, and its items run actions', async ({
    launch,
    server,
  }) => {
    const jutt = await launch({ language: 'et' })
    const labels = await jutt.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(({ label, submenu }) => [
        label,
        ...(submenu?.items.map((item) => item.label) ?? []),
      ]),
    )
    expect(labels?.flat()).toContain('Kopeeri')
    expect(
      labels?.flat().filter((label) => /^(Undo|Cut|Copy|Paste|Quit|Zoom|Window|Edit)/.test(label)),
    ).toEqual([])
    await jutt.page.getByRole('button', { name: 'Proovi ilma võtmeta' }).click()
    await expect(jutt.page.getByRole('textbox', { name: 'Sõnum' })).toBeVisible()
    await jutt.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('openSettings')?.click()
    })
    await expect(jutt.page.getByRole('heading', { name: 'Seaded' })).toBeVisible()
    expect(server.requests).toEqual([])
  })
})
