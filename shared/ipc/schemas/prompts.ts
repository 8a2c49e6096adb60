import { z } from 'zod'
import { longestSystemPrompt } from '../../limits.ts'

const id = z.string().min(1).max(64)

/** A text for using again, in the message or as system prompt. */
export const prompt = z.object({
  id,
  name: z.string(),
  text: z.string(),
})
export type Prompt = z.infer<typeof prompt>

/** What the person wrote or changed, and which of the built-in ones they do not want. */
export const promptList = z.object({ prompts: z.array(prompt), deleted: z.array(id) })
export type PromptList = z.infer<typeof promptList>

export const savePromptInput = z.object({
  /** null makes a new one; a built-in one that is changed keeps its id. */
  id: id.nullable(),
  name: z.string().trim().min(1).max(100),
  text: z.string().min(1).max(longestSystemPrompt),
})
export type SavePromptInput = z.infer<typeof savePromptInput>

export const promptId = z.object({ promptId: id })
