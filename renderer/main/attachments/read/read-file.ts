import { assertNever } from '../../../../shared/assert-never.ts'
import type { AttachInput } from '../../../../shared/ipc/schemas/attachments.ts'
import { largestFile, longestDocument } from '../../../../shared/limits.ts'
import { decodeText } from './decode-text.ts'
import { fileFormat, isNamedOtherwise } from './file-format.ts'
import { readImage } from './read-image.ts'
import { UnreadableError } from './readable.ts'

/** What a file is attached as. Throws an UnreadableError. */
export async function readFile(file: File): Promise<AttachInput> {
  const { size } = file
  const name = file.name.slice(-255)
  if (size === 0) throw new UnreadableError('empty')
  if (size > largestFile) throw new UnreadableError('too_large')
  const bytes = await bytesOf(file)
  const format = fileFormat(bytes)
  if (isNamedOtherwise(name, format)) throw new UnreadableError('damaged')
  if (format === 'image') return { ...(await readImage(file)), name, size }
  const text = await textOf(format, name, bytes)
  if (text.length > longestDocument) throw new UnreadableError('too_large')
  return { kind: 'document', name, size, text }
}

/** A file may go, or be a folder, between being dropped and being read. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new UnreadableError('damaged')
  }
}

/** The readers of documents are loaded when the first one comes. */
async function textOf(
  format: 'pdf' | 'zip' | 'other',
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  switch (format) {
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes)
    case 'zip':
      if (!/\.docx$/i.test(name)) throw new UnreadableError('unsupported')
      return (await import('./read-docx.ts')).readDocx(bytes)
    case 'other':
      return decodeText(bytes)
    default:
      return assertNever(format)
  }
}
