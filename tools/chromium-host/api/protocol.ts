import type { App, CustomScheme, Protocol } from 'electron'
import type { Addresses } from './addresses.ts'
import { guardObject } from './guard.ts'
import type { SchemeHandler } from './protocol-server.ts'

export interface ProtocolModule {
  protocol: Pick<
    Protocol,
    'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
  >
  handlerOf(scheme: string): SchemeHandler | undefined
  /** The privileged schemes as they were registered. */
  schemes: CustomScheme[]
}

/** electron.protocol for standard privileged schemes; http, https and file belong to Chromium here. */
export function createProtocol(app: Pick<App, 'isReady'>, addresses: Addresses): ProtocolModule {
  const handlers = new Map<string, SchemeHandler>()
  const schemes: CustomScheme[] = []
  return {
    schemes,
    handlerOf: (scheme) => handlers.get(scheme),
    protocol: guardObject('electron.protocol', {
      registerSchemesAsPrivileged(customSchemes) {
        if (app.isReady()) {
          throw new Error(
            'protocol.registerSchemesAsPrivileged should be called before app is ready',
          )
        }
        for (const scheme of customSchemes) {
          schemes.push(scheme)
          if (scheme.privileges?.standard === true) addresses.addScheme(scheme.scheme)
        }
      },
      handle(scheme, handler) {
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
        if (!schemes.some((known) => known.scheme === scheme && known.privileges?.standard)) {
          throw new Error(
            `chromium-host has no electron.protocol.handle for "${scheme}": ` +
              'only standard schemes registered as privileged before ready are served',
          )
        }
        handlers.set(scheme, handler)
      },
      unhandle(scheme) {
        if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
      },
      isProtocolHandled: (scheme) => handlers.has(scheme),
    } satisfies ProtocolModule['protocol']),
  }
}
