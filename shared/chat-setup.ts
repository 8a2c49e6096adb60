import type { ChatSetup } from './ipc/schemas/setup.ts'

/** How a new chat asks: with what is recommended, and no system prompt. */
export const defaultSetup: ChatSetup = { systemPrompt: '', parameters: {} }
