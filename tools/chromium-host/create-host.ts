import { spawn } from 'node:child_process'
import path from 'node:path'
import { createAddresses } from './api/addresses.ts'
import { HostApp, type AppIdentity } from './api/app.ts'
import { createControls } from './api/controls.ts'
import { createAppPaths } from './api/app-paths.ts'
import { HostBrowserWindow } from './api/browser-window.ts'
import { followDownloads } from './api/downloads.ts'
import { createElectron, type ElectronModule } from './api/electron.ts'
import { createEvent } from './api/event.ts'
import { guardObject } from './api/guard.ts'
import type { Host } from './api/host-context.ts'
import { createIpcMain } from './api/ipc-main.ts'
import { createLifecycle } from './api/lifecycle.ts'
import { nativeImage } from './api/native-image.ts'
import { createNativeTheme } from './api/native-theme.ts'
import { createPermissions } from './api/permissions.ts'
import { createProcessMetrics } from './api/process-metrics.ts'
import { createProtocol } from './api/protocol.ts'
import { startProtocolServer } from './api/protocol-server.ts'
import { createRecorder } from './api/recorder.ts'
import { createRegistry } from './api/registry.ts'
import { createDefaultSession } from './api/session.ts'
import { createSingleInstance } from './api/single-instance.ts'
import { createRequests } from './api/web-request.ts'
import { createBrowser, type Browser } from './chromium/browser.ts'
import { chromiumMissing, findChromium, findHeadlessChromium } from './chromium/find.ts'
import { launchChromium } from './chromium/launch.ts'
import { addSwitch, hostSwitches, toArguments } from './chromium/switches.ts'
import type { CommandLine } from './command-line.ts'
import { createDesktop } from './desktop/desktop.ts'
import { createWorldScripts } from './world/scripts.ts'
import { trust } from './world/trust.ts'

export interface RunningHost {
  electron: ElectronModule
  quit(): void
  /** Starts Chromium and makes the app ready. */
  start(): Promise<void>
}

/** Puts the host together: Electron's modules on one side, Chromium on the other. */
export async function createHost(options: {
  commandLine: CommandLine
  identity: AppIdentity
  executable: string
}): Promise<RunningHost> {
  const { commandLine, identity, executable } = options
  const environment = process.env
  const { switches } = commandLine
  const language = switches.get('lang')
  const headless =
    switches.has('headless') ||
    (process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'])

  let browser: Browser | undefined
  let isEnding = false
  let relaunch: { args?: string[]; execPath?: string } | undefined

  const addresses = createAddresses()
  const recorder = createRecorder()
  const registry = createRegistry()
  const ipc = createIpcMain()
  const requests = createRequests(addresses)
  const permissions = createPermissions(() => browser?.chromium.root, addresses)
  const theme = createNativeTheme(() =>
    [...registry.contents.values()].flatMap(({ devtools }) => devtools ?? []),
  )
  const paths = createAppPaths({
    appName: () => app.getName(),
    executable,
    userData: switches.get('user-data-dir'),
  })
  const singleInstance = createSingleInstance(
    () => path.join(paths.get('userData'), 'chromium-host-instance'),
    ({ argv, workingDirectory, additionalData }) => {
      app.emit('second-instance', createEvent(), argv, workingDirectory, additionalData)
    },
  )
  const app = new HostApp({
    identity,
    switches,
    language,
    paths,
    recorder,
    singleInstance,
    lifecycle: () => lifecycle,
    metrics: createProcessMetrics(() => browser?.chromium.pid),
    focusWindow: () => registry.windows.values().next().value?.focus(),
    relaunchAtExit: (how) => void (relaunch = how),
  })
  const lifecycle = createLifecycle({ app, registry, shutDown })
  const protocol = createProtocol(app, addresses)
  const session = createDefaultSession({
    permissions,
    protocol: protocol.protocol,
    recorder,
    requests,
    storagePath: profile,
    environment,
  })

  function profile(): string {
    return path.join(paths.get('sessionData'), 'chromium-host')
  }

  const host: Host = {
    app,
    lifecycle,
    headless,
    language,
    browser() {
      if (browser === undefined) throw new Error('Chromium is not up before the app is ready')
      return browser
    },
    session,
    addresses,
    ipc,
    permissions,
    recorder,
    registry,
    requests,
    scripts: createWorldScripts(),
    theme: theme.emulation,
    rendererProcess: (additionalArguments) => ({
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
      platform: process.platform,
      arch: process.arch,
      versions: process.versions,
      argv: [executable, ...additionalArguments],
      env: {},
      execPath: executable,
      resourcesPath: trust<string>(Reflect.get(process, 'resourcesPath')),
    }),
  }

  async function start(): Promise<void> {
    const found = headless ? findHeadlessChromium(environment) : findChromium(environment)
    if (found === undefined) {
      console.error(chromiumMissing)
      process.exit(1)
    }
    const schemePort = await startProtocolServer(addresses, protocol.handlerOf)
    controls.schemePort = schemePort
    const all = hostSwitches({
      profile: profile(),
      schemePort,
      headless,
      root: process.getuid?.() === 0,
      language,
    })
    for (const [name, value] of switches) {
      const own = ['user-data-dir', 'headless', 'host-resolver-rules']
      if (name === 'host-resolver-rules') all.set(name, `${all.get(name) ?? ''},${value}`)
      else if (!own.includes(name)) addSwitch(all, name, value)
    }
    const scriptFlags = [all.get('js-flags'), environment['CHROMIUM_HOST_SCRIPT_FLAGS']]
    if (scriptFlags.some(Boolean)) all.set('js-flags', scriptFlags.filter(Boolean).join(' '))
    const chromium = await launchChromium({
      executable: found,
      arguments: toArguments(all),
      verbose: switches.has('enable-logging'),
    })
    browser = await createBrowser(chromium, headless, {
      popup: (openerId) => registry.contentsOfTarget(openerId)?.popupClosed(),
      crashed: (event) => registry.contentsOfTarget(event.targetId)?.rendererGone(event),
      gone(targetId) {
        const contents = registry.contentsOfTarget(targetId)
        if (contents !== undefined) registry.windowOf(contents)?.destroy()
      },
    })
    await followDownloads({
      root: chromium.root,
      folder: path.join(profile(), 'Downloading'),
      addresses,
      recorder,
      session,
      contentsOfFrame: (frameId) => registry.contentsOfTarget(frameId),
    })
    void endWithChromium(chromium.exited)
    app.becomeReady()
  }

  /** Without Chromium there is nothing left to run; when it was not asked to go, that is a failure. */
  async function endWithChromium(exited: Promise<void>): Promise<void> {
    await exited
    if (isEnding) return
    console.error('chromium-host: Chromium has ended')
    await lifecycle.exit(1)
  }

  async function shutDown(): Promise<void> {
    isEnding = true
    await browser?.chromium.close()
    singleInstance.release()
    if (relaunch !== undefined) {
      const { args = process.argv.slice(1), execPath = executable } = relaunch
      spawn(execPath, args, { detached: true, stdio: 'inherit' }).unref()
    }
  }

  class BrowserWindow extends HostBrowserWindow {
    constructor(windowOptions?: ConstructorParameters<typeof HostBrowserWindow>[1]) {
      super(host, windowOptions)
    }
    static getAllWindows(): HostBrowserWindow[] {
      return [...registry.windows.values()]
    }
    static getFocusedWindow(): HostBrowserWindow | null {
      return registry.focus.window ?? null
    }
    static fromId(id: number): HostBrowserWindow | null {
      return registry.windows.get(id) ?? null
    }
    static fromWebContents(contents: object): HostBrowserWindow | null {
      return registry.windowOf(contents) ?? null
    }
  }

  const desktop = createDesktop({
    recorder,
    isReady: () => app.chromiumIsUp,
    focusedWindow: () => registry.focus.window,
    underX11: !headless && Boolean(environment['DISPLAY']),
    // Under a test, which debugs main or Chromium, nobody waits for a browser to open.
    canOpen: !headless && !switches.has('remote-debugging-port'),
  })
  const controls = createControls(recorder, desktop)
  Object.defineProperty(globalThis, 'chromiumHost', { value: controls })

  const electron = createElectron({
    ...desktop.modules,
    app,
    BrowserWindow,
    ipcMain: ipc.ipcMain,
    nativeImage,
    nativeTheme: theme.nativeTheme,
    protocol: protocol.protocol,
    session: guardObject('electron.session', { defaultSession: session }),
    webContents: guardObject('electron.webContents', {
      getAllWebContents: () => [...registry.contents.values()],
      fromId: (id: number) => registry.contents.get(id),
      fromDevToolsTargetId: (targetId: string) => registry.contentsOfTarget(targetId),
      getFocusedWebContents: () => registry.focus.window?.contents ?? null,
    }),
  })

  return { electron, quit: () => app.quit(), start }
}
