// The Chrome DevTools Protocol as types: Playwright carries them, and nothing of it is loaded at run time.
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'
