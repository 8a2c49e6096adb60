import { EventEmitter } from 'node:events'
import type { App, CommandLine } from 'electron'
import { addSwitch, type Switches } from '../chromium/switches.ts'
import type { AppPaths } from './app-paths.ts'
import { guardClass, guardObject } from './guard.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Recorder } from './recorder.ts'
import type { SingleInstance } from './single-instance.ts'

type Surface = Pick<
  App,
  | 'commandLine'
  | 'disableHardwareAcceleration'
  | 'dock'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppMetrics'
  | 'getAppPath'
  | 'getBadgeCount'
  | 'getLocale'
  | 'getLocaleCountryCode'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getSystemLocale'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppLogsPath'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'setDesktopName'
  | 'setJumpList'
  | 'setLoginItemSettings'
  | 'setName'
  | 'setPath'
  | 'setUserTasks'
  | 'showAboutPanel'
  | 'userAgentFallback'
  | 'whenReady'
>

/** What package.json and the command line say about the app. */
export interface AppIdentity {
  name: string
  version: string
  path: string
}

export interface AppParts {
  identity: AppIdentity
  switches: Switches
  language: string | undefined
  paths: AppPaths
  recorder: Recorder
  singleInstance: SingleInstance
  lifecycle: () => Lifecycle
  metrics: App['getAppMetrics']
  focusWindow(): void
  relaunchAtExit(options: { args?: string[]; execPath?: string }): void
}

/** electron.app. */
export class HostApp extends EventEmitter implements Surface {
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine: CommandLine
  userAgentFallback = ''
  readonly #parts: AppParts
  readonly #whenReady = Promise.withResolvers<void>()
  #ready = false
  #name: string
  #badge = 0

  constructor(parts: AppParts) {
    super()
    this.#parts = parts
    this.#name = parts.identity.name
    this.commandLine = createCommandLine(parts.switches)
  }

  /** Called by the host once Chromium is up. The event goes through `emit`, which Playwright replaces. */
  becomeReady(): void {
    this.#ready = true
    this.emit('ready', {}, {})
    this.#whenReady.resolve()
  }
  isReady(): boolean {
    return this.#ready
  }
  /** Whether Chromium is up, whatever Playwright's replacement of isReady says. */
  get chromiumIsUp(): boolean {
    return this.#ready
  }
  whenReady(): Promise<void> {
    return this.#whenReady.promise
  }

  quit(): void {
    this.#parts.lifecycle().quit()
  }
  exit(exitCode = 0): void {
    void this.#parts.lifecycle().exit(exitCode)
  }
  relaunch(options: { args?: string[]; execPath?: string } = {}): void {
    this.#parts.relaunchAtExit(options)
  }
  focus(): void {
    this.#parts.focusWindow()
  }

  get name(): string {
    return this.#name
  }
  set name(name: string) {
    this.#name = name
  }
  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    return this.#parts.identity.version
  }
  getAppPath(): string {
    return this.#parts.identity.path
  }
  getPath(name: string): string {
    return this.#parts.paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.#parts.paths.set(name, path)
  }
  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.setPath('logs', path)
  }

  getLocale(): string {
    return this.#parts.language ?? this.getSystemLocale()
  }
  getSystemLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US'
  }
  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getSystemLocale()).region ?? ''
  }
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE = '', LC_ALL = '', LC_MESSAGES = '', LANG = '' } = process.env
    const names = [...LANGUAGE.split(':'), LC_ALL || LC_MESSAGES || LANG]
    const languages = names
      .map((name) => name.replace(/[.@].*$/, '').replace('_', '-'))
      .filter((name) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(name))
    return languages.length === 0 ? ['en-US'] : [...new Set(languages)]
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    return this.#parts.singleInstance.request({
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData,
    })
  }
  hasSingleInstanceLock(): boolean {
    return this.#parts.singleInstance.held
  }
  releaseSingleInstanceLock(): void {
    this.#parts.singleInstance.release()
  }

  getAppMetrics(): ReturnType<App['getAppMetrics']> {
    return this.#parts.metrics()
  }
  disableHardwareAcceleration(): void {
    if (this.#ready) {
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    }
    this.commandLine.appendSwitch('disable-gpu')
  }
  /** Every renderer of Chromium's is sandboxed already, unless it is started with --no-sandbox. */
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  #record(what: string, details?: unknown): void {
    this.#parts.recorder.record(`app.${what}`, details)
  }
  setAboutPanelOptions(options: object): void {
    this.#record('setAboutPanelOptions', options)
  }
  showAboutPanel(): void {
    this.#record('showAboutPanel')
  }
  setAppUserModelId(id: string): void {
    this.#record('setAppUserModelId', id)
  }
  setDesktopName(name: string): void {
    this.#record('setDesktopName', name)
  }
  setLoginItemSettings(settings: object): void {
    this.#record('setLoginItemSettings', settings)
  }
  setJumpList(categories: object[] | null): 'ok' {
    this.#record('setJumpList', categories)
    return 'ok'
  }
  setUserTasks(tasks: object[]): boolean {
    this.#record('setUserTasks', tasks)
    return true
  }
  setBadgeCount(count = 0): boolean {
    this.#badge = count
    this.#record('setBadgeCount', count)
    return true
  }
  getBadgeCount(): number {
    return this.#badge
  }
}
guardClass('electron.app', HostApp)

function createCommandLine(switches: Switches): CommandLine {
  const commandLine = {
    appendSwitch: (name, value = '') => addSwitch(switches, name, value),
    appendArgument: (value) => void value,
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? '',
    removeSwitch: (name) => void switches.delete(name),
  } satisfies CommandLine
  return guardObject('electron.app.commandLine', commandLine)
}
