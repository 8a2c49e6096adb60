import { join, resolve } from 'node:path'
import { build } from 'vite'
import { watFiles } from '../../tools/setup/wat.ts'

/** Where the page of the specs is built to. */
export const builtHarness = resolve(import.meta.dirname, '../../node_modules/.cache/sound-harness')

/** Builds the page with the options that the app's own pages have (electron.vite.config.ts). */
// oxlint-disable-next-line import/no-default-export -- Playwright calls what a global set-up exports as its default
export default async function buildHarness(): Promise<void> {
  const names = {
    entryFileNames: 'audio/[name]-[hash].js',
    chunkFileNames: 'audio/[name]-[hash].js',
  }
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'harness'),
    base: './',
    logLevel: 'error',
    plugins: [watFiles()],
    worker: { format: 'es', plugins: () => [watFiles()], rollupOptions: { output: names } },
    build: {
      outDir: builtHarness,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  })
}
