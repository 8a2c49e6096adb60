import { z } from 'zod'

export const codeFormat = z.enum(['curl', 'pythonOpenai', 'pythonRequests', 'javascript'])
export type CodeFormat = z.infer<typeof codeFormat>

export const requestCodeInput = z.object({
  /** An answer; the code asks for it once more. */
  messageId: z.string().min(1).max(64),
  format: codeFormat,
})
export const requestCode = z.object({ code: z.string() })
