import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import type { Notification } from 'electron'
import type { HostControls, Lab } from './lab.ts'
import { launch, temporaryFolder, type Launched } from './launch.ts'

declare const lab: Lab
declare const chromiumHost: HostControls

let started: Launched

test.beforeAll(async () => {
  started = await launch('lab', { colorScheme: null })
})
test.afterAll(() => started.close())

test('a tray, its menu and a notification can be looked at and clicked', async () => {
  const seen = await started.app.evaluate(({ Menu, Notification, Tray, nativeImage }) => {
    const clicked: string[] = []
    const tray = new Tray(nativeImage.createEmpty())
    tray.setToolTip('Lab')
    tray.on('click', () => clicked.push('tray'))
    tray.setContextMenu(
      Menu.buildFromTemplate([
        {
          label: 'Quiet',
          type: 'checkbox',
          click: (item) => clicked.push(`quiet ${item.checked}`),
        },
        { type: 'separator' },
        {
          label: 'More',
          submenu: [{ id: 'deep', label: 'Deep', click: () => clicked.push('deep') }],
        },
      ]),
    )
    const [shown] = chromiumHost.trays()
    shown?.emit('click')
    shown?.menu.items[0]?.click()
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'quit' }]))
    const notification = new Notification({ title: 'Done', body: 'Ready to read' })
    notification.on('click', () => clicked.push('notification'))
    notification.show()
    const [last] = chromiumHost.recordedAs('Notification.show') as Notification[]
    last?.emit('click')
    return {
      clicked,
      toolTip: shown?.toolTip,
      title: last?.title,
      menu: Menu.getApplicationMenu()?.items[0]?.role,
    }
  })
  expect(seen).toEqual({
    clicked: ['tray', 'quiet true', 'notification'],
    toolTip: 'Lab',
    title: 'Done',
    menu: 'quit',
  })
})

test('a global shortcut fires once it is registered', async () => {
  const fired = await started.app.evaluate(({ globalShortcut }) => {
    let times = 0
    const before = chromiumHost.fireShortcut('Ctrl+Shift+D')
    globalShortcut.register('Ctrl+Shift+D', () => (times += 1))
    const again = globalShortcut.register('Ctrl+Shift+D', () => (times += 10))
    chromiumHost.fireShortcut('Ctrl+Shift+D')
    const registered = globalShortcut.isRegistered('Ctrl+Shift+D')
    globalShortcut.unregisterAll()
    return [before, again, registered, times, chromiumHost.fireShortcut('Ctrl+Shift+D')]
  })
  expect(fired).toEqual([false, false, true, 1, false])
})

test('dialogs are cancelled unless an answer is prepared, and recorded', async () => {
  const answers = await started.app.evaluate(async ({ dialog, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    chromiumHost.answerNextDialog('showOpenDialog', { canceled: false, filePaths: ['/a.wav'] })
    const open = { title: 'Choose' }
    return [
      window && (await dialog.showOpenDialog(window, open)),
      await dialog.showOpenDialog(open),
      (await dialog.showMessageBox({ message: 'Sure?', buttons: ['Delete', 'Cancel'] })).response,
      chromiumHost.recordedAs('dialog.showOpenDialog'),
    ]
  })
  expect(answers).toEqual([
    { canceled: false, filePaths: ['/a.wav'] },
    { canceled: true, filePaths: [] },
    1,
    [{ title: 'Choose' }, { title: 'Choose' }],
  ])
})

test('shell, power, badge and progress are recorded', async () => {
  const recorded = await started.app.evaluate(
    async ({ app, shell, powerSaveBlocker, BrowserWindow }) => {
      chromiumHost.recorded.length = 0
      await shell.openExternal('https://example.org/')
      shell.showItemInFolder('/tmp/x')
      const id = powerSaveBlocker.start('prevent-app-suspension')
      const started = powerSaveBlocker.isStarted(id)
      powerSaveBlocker.stop(id)
      BrowserWindow.getAllWindows()[0]?.setProgressBar(0.5)
      app.setBadgeCount(3)
      return [
        started,
        powerSaveBlocker.isStarted(id),
        ...chromiumHost.recorded.map(({ what }) => what),
      ]
    },
  )
  expect(recorded).toEqual([
    true,
    false,
    'shell.openExternal',
    'shell.showItemInFolder',
    'powerSaveBlocker.start',
    'powerSaveBlocker.stop',
    'BrowserWindow.setProgressBar',
    'app.setBadgeCount',
  ])
})

test('the theme reaches every page', async () => {
  const { app, page } = started
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await dark()).toBe(false)
  const updated = await app.evaluate(({ nativeTheme }) => {
    let updated = 0
    nativeTheme.on('updated', () => (updated += 1))
    nativeTheme.themeSource = 'dark'
    nativeTheme.themeSource = 'dark'
    return [updated, nativeTheme.shouldUseDarkColors]
  })
  expect(updated).toEqual([1, true])
  await expect.poll(dark).toBe(true)
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'system'))
  await expect.poll(dark).toBe(false)
})

test('safeStorage says what it is', async () => {
  const answers = await started.app.evaluate(async ({ safeStorage }) => {
    const encrypted = await safeStorage.encryptStringAsync('võti')
    return {
      available: await safeStorage.isAsyncEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      hidden: !encrypted.includes('võti'),
      prefix: encrypted.toString('latin1', 0, 3),
      back: await safeStorage.decryptStringAsync(encrypted),
      broken: await safeStorage.decryptStringAsync(Buffer.from('plain')).catch(() => 'refused'),
    }
  })
  expect(answers).toMatchObject({
    available: true,
    backend: 'basic_text',
    hidden: true,
    prefix: 'v10',
    back: { shouldReEncrypt: false, result: 'võti' },
    broken: 'refused',
  })
})

test('safeStorage reads what Chromium itself has encrypted', async () => {
  const data = temporaryFolder()
  const other = await launch('lab', { data })
  await other.page.evaluate(() => void (document.cookie = 'greeting=tere; max-age=10000'))
  await other.close()
  const database = new DatabaseSync(path.join(data, 'chromium-host', 'Default', 'Cookies'))
  const row = database.prepare('select encrypted_value from cookies where name = ?').get('greeting')
  database.close()
  rmSync(data, { recursive: true, force: true })
  const encrypted = row?.['encrypted_value']
  const bytes = encrypted instanceof Uint8Array ? [...encrypted] : []
  const { result } = await started.app.evaluate(
    ({ safeStorage }, encrypted) => safeStorage.decryptStringAsync(Buffer.from(encrypted)),
    bytes,
  )
  // Chromium puts a hash of the cookie's domain before its value.
  expect(result).toMatch(/tere$/)
})

test('the clipboard keeps text', async () => {
  const text = await started.app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('tere')
    return [await clipboard.readText(), await clipboard.has('text/plain')]
  })
  expect(text).toEqual(['tere', true])
})

test('a utility process talks over its parent port and ends', async () => {
  const { app, data } = started
  const file = path.join(data, 'child.mjs')
  writeFileSync(
    file,
    `process.parentPort.on('message', ({ data }) => {
      process.parentPort.postMessage({ doubled: data.samples.map((n) => n * 2), type: process.type })
    })`,
  )
  const answers = await app.evaluate(
    ({ utilityProcess }, modulePath) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(modulePath)
        const seen: unknown[] = []
        child.once('spawn', () => child.postMessage({ samples: new Uint8Array([1, 2]) }, []))
        child.once('message', (message: { doubled: Uint8Array; type: string }) => {
          seen.push([...message.doubled], message.type)
          child.kill()
        })
        child.once('exit', () => resolve([...seen, child.pid]))
      }),
    file,
  )
  expect(answers).toEqual([[2, 4], 'utility', undefined])
})

test('app and session answer what they know', async () => {
  const answers = await started.app.evaluate(
    async ({ app, session, systemPreferences, screen }) => ({
      names: [app.getName(), app.getVersion(), app.isPackaged, app.dock],
      proxy: await session.defaultSession.resolveProxy('http://127.0.0.1/'),
      microphone: systemPreferences.getMediaAccessStatus('microphone'),
      displays: screen.getAllDisplays().length,
      types: app.getAppMetrics().map(({ type }) => type),
      memory: app.getAppMetrics().every(({ memory }) => memory.workingSetSize >= 0),
    }),
  )
  expect(answers).toMatchObject({
    names: ['Lab Fixture', '1.2.3', false, undefined],
    proxy: 'DIRECT',
    microphone: 'granted',
    displays: 1,
    memory: true,
  })
  expect(answers.types).toEqual(expect.arrayContaining(['Browser', 'Tab', 'GPU', 'Utility']))
})

test('what the host lacks throws by name', async () => {
  const errors = await started.app.evaluate(({ app, BrowserWindow, net, session, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows()
    const attempt = (action: () => unknown) => {
      try {
        action()
        return 'done'
      } catch (error) {
        return (error as Error).message
      }
    }
    return [
      attempt(() => net.request('https://example.org')),
      attempt(() => app.moveToApplicationsFolder()),
      attempt(() => window?.setVibrancy('menu')),
      attempt(() => window?.webContents.printToPDF({})),
      attempt(() => session.fromPartition('other')),
      attempt(() => Reflect.get(ipcMain, 'remote') as unknown),
      attempt(() => Reflect.get(lab.electron, 'remote') as unknown),
    ]
  })
  expect(errors).toEqual([
    'chromium-host has no electron.net.request',
    'chromium-host has no electron.app.moveToApplicationsFolder',
    'chromium-host has no electron.BrowserWindow.setVibrancy',
    'chromium-host has no electron.WebContents.printToPDF',
    'chromium-host has no electron.session.fromPartition',
    'chromium-host has no electron.ipcMain.remote',
    'chromium-host has no electron.remote',
  ])
})
