import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin, Rolldown } from 'vite'
import { createBundledLicences } from './tools/packaging/bundled-licences.ts'
import { watFiles } from './tools/setup/wat.ts'

const licences = createBundledLicences({
  file: 'out/licences.json',
  // Jutt runs on the first; of the others, no module is bundled: styles, and native code that stays where npm put it.
  besides: ['electron', 'tailwindcss', 'uiohook-napi', 'node-gyp-build'].map(
    (name) => `node_modules/${name}`,
  ),
})

/** The pages, by the folders of their sources. */
type Page = 'main' | 'overlay' | 'audio'

/**
 * What these pages and no others begin with comes in one file: each file is a request to main, which has enough to do
 * while a page opens.
 */
function startOf(...wanted: Page[]): Rolldown.CodeSplittingGroup {
  const name = `start-of-${wanted.join('-')}`
  return {
    tags: ['$initial'],
    name: (id, graph) =>
      (['main', 'overlay', 'audio'] as const).every(
        (page) => beginsWith(page, id, graph) === wanted.includes(page),
      )
        ? name
        : null,
  }
}

/** Is this module among those that the page imports at its beginning, itself or through others? */
function beginsWith(
  page: Page,
  id: string,
  graph: Rolldown.ChunkingContext,
  seen = new Set([id]),
): boolean {
  if (id.endsWith(`/renderer/${page}/index.html`)) return true
  const importers = graph.getModuleInfo(id)?.importers ?? []
  return importers.some((importer) => {
    if (seen.has(importer)) return false
    seen.add(importer)
    return beginsWith(page, importer, graph, seen)
  })
}

/** Most of what the window begins with is called as it opens: V8 compiles it at once, beside the page's own thread. */
const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.name.startsWith('start-of-main')) continue
        file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      }
    },
  },
}

/**
 * As soon as they are loaded, react-aria asks Intl whether it knows the language of the system, and its formatter of numbers
 * what Intl can do: V8 then looks through all languages that there are, 15 ms before anything can be seen. The window tells
 * react-aria its language (app/app.tsx), and what Chromium can do is known. So is which way its languages are written.
 */
const unaskedIntl: Plugin = {
  name: 'unasked-intl',
  transform(code, id) {
    if (id.endsWith('/react-aria/dist/private/i18n/useDefaultLocale.mjs')) {
      return `const locale = { locale: 'en', direction: 'ltr' }
        export const getDefaultLocale = () => locale
        export const useDefaultLocale = () => locale`
    }
    if (id.endsWith('/react-aria/dist/private/i18n/utils.mjs')) {
      return `export const isRTL = (locale) => /^(?:ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\\b/.test(locale)`
    }
    if (id.endsWith('/@internationalized/number/dist/private/NumberFormatter.mjs')) {
      return code.replaceAll(/new Intl\.NumberFormat\('de-DE', \{\s*(\w+): '(\w+)'[^)]*\)/g, told)
    }
    return null
  },
}

/** What the formatter asks about, as Intl would answer it. */
function told(_asked: string, option: string, value: string): string {
  return `{ resolvedOptions: () => ({ ${option}: '${value}' }) }`
}

export default defineConfig({
  main: {
    plugins: [licences()],
    build: {
      // One bundled file starts faster than a node_modules tree read file by file.
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: {
          main: 'electron/main.ts',
          search: 'electron/search/worker.ts',
          keeping: 'electron/keeping/worker.ts',
          check: 'electron/data/check-worker.ts',
          'key-hook': 'electron/key-hook/main.ts',
        },
        output: { format: 'es' },
        // Native code stays where npm put it.
        external: ['uiohook-napi'],
      },
    },
  },
  preload: {
    plugins: [licences()],
    build: {
      externalizeDeps: false,
      // A sandboxed preload is loaded as a script and can require nothing but electron.
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    // Vite minifies all styles, by a version of the same minifier that knows more.
    plugins: [
      react(),
      tailwindcss({ optimize: false }),
      watFiles(),
      licences(),
      compiledAtOnce,
      unaskedIntl,
    ],
    // Main puts a fresh nonce in place of this at each response.
    html: { cspNonce: '__CSP_NONCE__' },
    // Only what is served below audio/ may run WebAssembly (electron/desktop/page-files.ts).
    worker: {
      format: 'es',
      plugins: () => [watFiles(), licences()],
      rollupOptions: {
        output: {
          // What reads documents and transcripts is not for that.
          entryFileNames: ({ name }) =>
            name === 'docx.worker' || name === 'reader.worker'
              ? 'assets/[name]-[hash].js'
              : 'audio/[name]-[hash].js',
          chunkFileNames: 'audio/[name]-[hash].js',
        },
      },
    },
    build: {
      rollupOptions: {
        input: {
          main: 'renderer/main/index.html',
          overlay: 'renderer/overlay/index.html',
          audio: 'renderer/audio/index.html',
        },
        output: {
          codeSplitting: {
            groups: [
              startOf('main', 'overlay', 'audio'),
              startOf('main', 'overlay'),
              startOf('main'),
            ],
          },
        },
      },
      // The CSP has no data: in any source list, so nothing may be inlined as one.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
    },
  },
})
