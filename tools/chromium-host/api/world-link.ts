import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { WebPreferences } from 'electron'
import type { Session } from '../chromium/connection.ts'
import { createCodec, type Codec, type Encoded } from '../world/codec.ts'
import type { ToMain } from '../world/preload-world.ts'
import type { WorldScripts } from '../world/scripts.ts'
import type { createWorldScripts } from '../world/scripts.ts'
import { trust } from '../world/trust.ts'

const worldName = 'Electron Isolated Context'
const binding = 'chromiumHostTellMain'

/** Main's end of the wire to the preload's world of one window. */
export interface WorldLink {
  readonly codec: Codec
  /** Sends to the document that is there now; without one with a preload's world the message is lost. */
  tell(message: object): void
  /** Installs the scripts that every new document begins with. */
  install(): Promise<unknown>[]
}

/** Sets up the isolated world that only the top frame's preload lives in, and what passes in and out. */
export function createWorldLink(options: {
  mainFrameId: string
  session: Session
  scripts: WorldScripts
  fileToken: string
  receive(message: ToMain, decode: (encoded: Encoded) => unknown): void
}): WorldLink {
  const { session, mainFrameId, fileToken } = options
  const codec = createNodeCodec()
  const topWorlds = new Set<number>()
  let current: string | undefined
  let resolving: Promise<void> | undefined

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string }
    if (context.name !== worldName || frameId !== mainFrameId) return
    topWorlds.add(context.id)
    current = context.uniqueId
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    topWorlds.delete(executionContextId)
  })
  session.on('Runtime.executionContextsCleared', () => {
    topWorlds.clear()
    current = undefined
  })
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding || !topWorlds.has(executionContextId)) return
    const world = current
    // Messages stay in order while one of them waits for a file's path.
    if (resolving !== undefined || payload.includes(fileToken)) {
      resolving = receiveWithFiles(payload, world, resolving)
    } else {
      receive(payload, (text) => text)
    }
  })

  function receive(payload: string, mapString: (text: string) => string): void {
    options.receive(trust<ToMain>(JSON.parse(payload)), (encoded) =>
      codec.decode(encoded, mapString),
    )
  }

  async function receiveWithFiles(
    payload: string,
    world: string | undefined,
    before: Promise<void> | undefined,
  ): Promise<void> {
    const paths = new Map<string, string>()
    const tokens = payload.match(new RegExp(`${fileToken}\\d+`, 'g')) ?? []
    const found = tokens.map(async (token) => void paths.set(token, await pathOf(token, world)))
    await Promise.all([before, ...found])
    receive(payload, (text) => paths.get(text) ?? text)
    resolving = undefined
  }

  /** The path behind webUtils.getPathForFile's token; '' for a file that has none, as in Electron. */
  async function pathOf(token: string, world: string | undefined): Promise<string> {
    try {
      const { result } = await session.send('Runtime.evaluate', {
        expression: `chromiumHostWorld.files.get(${JSON.stringify(token)})`,
        ...(world === undefined ? {} : { uniqueContextId: world }),
      })
      const { objectId } = result
      if (objectId === undefined) return ''
      return (await session.send('DOM.getFileInfo', { objectId })).path
    } catch {
      return ''
    }
  }

  return {
    codec,
    tell(message) {
      if (current === undefined) return
      session.post('Runtime.callFunctionOn', {
        functionDeclaration: 'function (message) { chromiumHostWorld.receive(message) }',
        uniqueContextId: current,
        arguments: [{ value: JSON.stringify(message) }],
        silent: true,
      })
    },
    install: () => [
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: options.scripts.mainWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: options.scripts.preloadWorld,
        worldName,
      }),
    ],
  }
}

/** The scripts of a window with these preferences; reads its preload now, as one start of the window. */
export function prepareWorld(
  preferences: WebPreferences,
  scripts: ReturnType<typeof createWorldScripts>,
  process: object,
): { scripts: WorldScripts; fileToken: string; missingPreload: Error | undefined } {
  const fileToken = `chromium-host-file-${randomUUID()}-`
  const settings = { greeting: `greeting-${randomUUID()}`, binding, fileToken, process }
  const file = preferences.preload
  if (file === undefined) {
    return { scripts: scripts(settings, undefined), fileToken, missingPreload: undefined }
  }
  if (!path.isAbsolute(file)) throw new Error(`preload script must have absolute path: ${file}`)
  try {
    const source = readFileSync(file, 'utf8')
    return { scripts: scripts(settings, { file, source }), fileToken, missingPreload: undefined }
  } catch (error) {
    const missingPreload = error instanceof Error ? error : new Error(String(error))
    return { scripts: scripts(settings, undefined), fileToken, missingPreload }
  }
}

function createNodeCodec(): Codec {
  return createCodec({
    encode: (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    decode(text) {
      const bytes = Buffer.from(text, 'base64')
      // A small Buffer shares its memory with others.
      if (bytes.length === bytes.buffer.byteLength) return new Uint8Array(bytes.buffer)
      const own = new Uint8Array(bytes.length)
      own.set(bytes)
      return own
    },
  })
}
