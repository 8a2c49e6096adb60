import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { createBundledLicences } from './tools/packaging/bundled-licences.ts'

const licences = createBundledLicences({
  file: 'out/licences.json',
  // Jutt runs on the first; of the others, no module is bundled: styles, and native code that stays where npm put it.
  besides: ['electron', 'tailwindcss', 'uiohook-napi', 'node-gyp-build'].map(
    (name) => `node_modules/${name}`,
  ),
})

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
    plugins: [react(), tailwindcss(), licences()],
    // Main puts a fresh nonce in place of this at each response.
    html: { cspNonce: '__CSP_NONCE__' },
    // Only what is served below audio/ may run WebAssembly (electron/desktop/page-files.ts).
    worker: {
      format: 'es',
      plugins: () => [licences()],
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
      },
      // The CSP has no data: in any source list, so nothing may be inlined as one.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
    },
  },
})
