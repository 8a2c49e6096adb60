import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir, stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import type { PreloadSettings } from './preload-world.ts'

export interface WorldScripts {
  /** Runs first, in the page's own world. */
  mainWorld: string
  /** Runs second, in the preload's isolated world. */
  preloadWorld: string
}

/** The scripts that every new document of a window begins with. */
export function createWorldScripts(): (
  settings: PreloadSettings,
  preload: { file: string; source: string } | undefined,
) => WorldScripts {
  const mainWorld = join(['trust.ts', 'bridge.ts', 'permission-guards.ts', 'main-world.ts'])
  const preloadWorld = join([
    'trust.ts',
    'codec.ts',
    'bridge.ts',
    'ipc-renderer.ts',
    'preload-world.ts',
  ])
  return (settings, preload) => ({
    mainWorld: wrap(mainWorld, `setUpMainWorld(${JSON.stringify(settings.greeting)})`),
    preloadWorld: [
      wrap(preloadWorld, `setUpPreloadWorld(${JSON.stringify(settings)})`),
      ...(preload === undefined ? [] : [wrapPreload(preload.file, preload.source)]),
    ].join('\n'),
  })
}

/** The files of this folder as one script: their types stripped, their imports of each other dropped. */
function join(names: string[]): string {
  const sources = names.map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
  // With this file, which says how it is made.
  const origin = [readFileSync(import.meta.filename, 'utf8'), ...sources].join('\n')
  return kept(origin, () =>
    sources
      .map((source) => stripTypeScriptTypes(source))
      .map((code) => code.replace(/^import\b[^']*'[^']*'$/gm, '').replace(/^export /gm, ''))
      .join('\n'),
  )
}

/** What was made of this origin before, from beside Node's compiled scripts: to make it takes 80 ms of each start. */
function kept(origin: string, make: () => string): string {
  const folder = getCompileCacheDir()
  if (folder === undefined) return make()
  const name = createHash('sha256').update(origin).digest('hex')
  const file = path.join(folder, `world-${name}.js`)
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const made = make()
    // Under another name first: another host may look at the same moment.
    const unfinished = `${file}.${randomUUID()}`
    writeFileSync(unfinished, made)
    renameSync(unfinished, file)
    return made
  }
}

function wrap(code: string, call: string): string {
  return `(() => {\n'use strict'\n${code}\n${call}\n})()`
}

function wrapPreload(file: string, source: string): string {
  const name = JSON.stringify(file)
  return `if (window === window.top) chromiumHostWorld.run(${name}, (require, process) => {
const global = globalThis, exports = {}, module = { exports };
(function () {
${source}
})()
})
//# sourceURL=${file}`
}
