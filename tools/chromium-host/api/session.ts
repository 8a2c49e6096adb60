import { EventEmitter } from 'node:events'
import type { Protocol as ProtocolModule, Session } from 'electron'
import { guardObject } from './guard.ts'
import type { Permissions } from './permissions.ts'
import type { Recorder } from './recorder.ts'
import type { Requests } from './web-request.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<
  Session,
  | 'clearCache'
  | 'clearStorageData'
  | 'flushStorageData'
  | 'getSpellCheckerLanguages'
  | 'getStoragePath'
  | 'getUserAgent'
  | 'isPersistent'
  | 'isSpellCheckerEnabled'
  | 'resolveProxy'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setUserAgent'
  | 'storagePath'
> & { protocol: object; webRequest: object }

export interface SessionParts {
  permissions: Permissions
  protocol: Pick<ProtocolModule, 'handle'>
  recorder: Recorder
  requests: Requests
  storagePath: () => string
  environment: NodeJS.ProcessEnv
}

/** session.defaultSession, the only session there is here. */
export function createDefaultSession(parts: SessionParts): Session {
  const { recorder, permissions } = parts
  let proxyRules: string | undefined
  let userAgent: string | undefined
  let spellCheckerEnabled = true
  let spellCheckerLanguages: string[] = []

  const methods = {
    protocol: parts.protocol,
    webRequest: parts.requests.webRequest,
    setPermissionRequestHandler: (handler) => permissions.setRequestHandler(handler),
    setPermissionCheckHandler: (handler) => permissions.setCheckHandler(handler),
    // Chromium shows no device chooser without a display, so no page gets a device at all.
    setDevicePermissionHandler: () => recorder.record('session.setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: () => recorder.record('session.setDisplayMediaRequestHandler'),
    async resolveProxy(url) {
      return proxyRules ?? proxyFromEnvironment(url, parts.environment)
    },
    async setProxy({ mode, proxyRules: rules }) {
      recorder.record('session.setProxy', { mode, proxyRules: rules })
      const direct = mode === 'direct' || rules === 'direct://'
      proxyRules = direct ? 'DIRECT' : rules && `PROXY ${rules.replace(/^\w+:\/\//, '')}`
    },
    // Chromium takes this from pages only, and an app asks for it when its own are closed or not yet open.
    async clearStorageData(options) {
      recorder.record('session.clearStorageData', options)
    },
    async clearCache() {
      recorder.record('session.clearCache')
    },
    flushStorageData: () => recorder.record('session.flushStorageData'),
    getStoragePath: () => parts.storagePath(),
    get storagePath() {
      return parts.storagePath()
    },
    isPersistent: () => true,
    getUserAgent: () => userAgent ?? '',
    setUserAgent(agent) {
      userAgent = agent
    },
    setSpellCheckerEnabled(enable) {
      spellCheckerEnabled = enable
    },
    isSpellCheckerEnabled: () => spellCheckerEnabled,
    setSpellCheckerLanguages(languages) {
      spellCheckerLanguages = [...languages]
    },
    getSpellCheckerLanguages: () => [...spellCheckerLanguages],
  } satisfies Surface

  const session = Object.defineProperties(
    new EventEmitter(),
    Object.getOwnPropertyDescriptors(methods),
  )
  return trust<Session>(guardObject('electron.session.defaultSession', session))
}

/** What Chromium would take from the usual variables, in the form that resolveProxy answers. */
function proxyFromEnvironment(url: string, environment: NodeJS.ProcessEnv): string {
  const { protocol, hostname } = new URL(url)
  const read = (name: string) => environment[name] ?? environment[name.toUpperCase()] ?? ''
  const exceptions = read('no_proxy')
    .split(',')
    .map((entry) => entry.trim().replace(/^\*?\./, ''))
  const excepted = exceptions.some(
    (entry) => entry !== '' && (entry === '*' || `.${hostname}`.endsWith(`.${entry}`)),
  )
  const local =
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname.startsWith('127.')
  const proxy = read(protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy')
  if (proxy === '' || excepted || local || hostname === '[::1]') return 'DIRECT'
  const { protocol: kind, host } = new URL(proxy.includes('://') ? proxy : `http://${proxy}`)
  const words: Readonly<Record<string, string>> = {
    'socks5:': 'SOCKS5',
    'socks4:': 'SOCKS',
    'https:': 'HTTPS',
  }
  return `${words[kind] ?? 'PROXY'} ${host}`
}
