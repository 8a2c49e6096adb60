import { basename, dirname } from 'node:path'
import { expect } from '@playwright/test'
import type { Jutt } from './jutt.ts'

/** Every window is declared as isolated, sandboxed and without Node; answers which pages they show. */
export async function expectIsolated({ app }: Jutt): Promise<string[]> {
  // Electron keeps this call out of its documentation, so it is looked up by name.
  const windows = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
      const preferences = typeof read === 'function' ? (read.call(contents) as unknown) : null
      return { url: contents.getURL(), preferences }
    }),
  )
  for (const { url, preferences } of windows) {
    expect(preferences, url).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    })
    for (const loosened of [
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webviewTag',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'navigateOnDragDrop',
    ]) {
      expect(Reflect.get(preferences as object, loosened) ?? false, url).toBe(false)
    }
  }
  return windows.map(({ url }) => basename(dirname(new URL(url).pathname))).toSorted()
}
