import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import { build } from 'vite'

/** Milliseconds that the baseline may take. */
const patience = 300_000

/** Puts react-markdown into the page, as one script of its own. */
export async function loadReactMarkdown(cdp: CDPSession): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'react-markdown.tsx'),
        formats: ['iife'],
        name: 'baseline',
      },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const [chunk] = outputs.flatMap((output) => ('output' in output ? output.output : []))
  if (chunk?.type !== 'chunk') throw new Error('The baseline could not be built')
  await evaluate(cdp, chunk.code)
}

/** Shows a growing text with react-markdown, parsed anew with each piece. */
export async function showGrowing(cdp: CDPSession, pieces: readonly string[]): Promise<void> {
  await evaluate(cdp, `showGrowing(${JSON.stringify(pieces)})`)
}

/** By the debugger, which the policy of the page does not stop. */
async function evaluate(cdp: CDPSession, expression: string): Promise<void> {
  const { exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    timeout: patience,
  })
  if (exceptionDetails) throw new Error(`The baseline failed: ${exceptionDetails.text}`)
}
