import { UnreadableError } from './readable.ts'

/** Control characters that no text has, but every binary file. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/**
 * The text of a file: UTF-8 or, by its mark, UTF-16; what is neither is taken for Windows-1257, as old Estonian files
 * are. Throws `unsupported` for what is no text, and `empty`.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes).replace(/^\ufeff/, '')
  if (binary.test(text)) throw new UnreadableError('unsupported')
  if (text.trim() === '') throw new UnreadableError('empty')
  return text.replaceAll('\r\n', '\n')
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1257').decode(bytes)
  }
}
