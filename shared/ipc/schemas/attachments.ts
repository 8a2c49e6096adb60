import { z } from 'zod'
import { longestDocument, largestImage } from '../../limits.ts'

const id = z.string().min(1).max(64)
const name = z.string().min(1).max(255)
/** Of the file as it was attached, in bytes. */
const size = z.number().int().nonnegative()
/** Of the recording whose transcript the document is. */
const recordingId = id
const pixels = z.number().int().positive().max(20_000)

/** What is attached to a message, without its bytes or text. */
export const attachment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    id,
    name,
    size,
    width: pixels,
    height: pixels,
    /** About so many tokens it takes in a prompt. */
    tokens: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal('document'),
    id,
    name,
    size,
    characters: z.number().int().nonnegative(),
    tokens: z.number().int().nonnegative(),
    recordingId: recordingId.optional(),
  }),
])
export type Attachment = z.infer<typeof attachment>

const imageContent = {
  mediaType: z.enum(['image/png', 'image/jpeg']),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= largestImage),
}
const documentContent = { text: z.string().min(1).max(longestDocument) }

export const attachInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    name,
    size,
    width: pixels,
    height: pixels,
    ...imageContent,
  }),
  z.object({
    kind: z.literal('document'),
    name,
    size,
    recordingId: recordingId.optional(),
    ...documentContent,
  }),
])
export type AttachInput = z.infer<typeof attachInput>

export const attachmentContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('image'), ...imageContent }),
  z.object({ kind: z.literal('document'), ...documentContent }),
])
export type AttachmentContent = z.infer<typeof attachmentContent>

export const attachmentId = z.object({ attachmentId: id })
