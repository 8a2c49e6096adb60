/** What a file is by its first bytes; its name is only believed where these say nothing. */
export type FileFormat = 'image' | 'pdf' | 'zip' | 'other'

const signatures: readonly { format: FileFormat; at: number; bytes: string }[] = [
  { format: 'image', at: 0, bytes: '\u0089PNG' },
  { format: 'image', at: 0, bytes: '\u00ff\u00d8\u00ff' },
  { format: 'image', at: 0, bytes: 'GIF8' },
  { format: 'image', at: 8, bytes: 'WEBP' },
  { format: 'image', at: 0, bytes: 'BM' },
  { format: 'image', at: 4, bytes: 'ftypavif' },
  { format: 'zip', at: 0, bytes: 'PK\u0003\u0004' },
]

/** `start` holds the first 1024 bytes, or all there are. */
export function fileFormat(start: Uint8Array): FileFormat {
  const text = String.fromCharCode(...start.subarray(0, 1024))
  // A PDF may have some bytes before its mark.
  if (text.includes('%PDF-')) return 'pdf'
  return signatures.find(({ at, bytes }) => text.startsWith(bytes, at))?.format ?? 'other'
}

/** Does the name promise something whose first bytes would tell? Then a file that lacks them is damaged or renamed. */
export function isNamedOtherwise(name: string, format: FileFormat): boolean {
  return (
    format === 'other' &&
    /\.(pdf|docx|xlsx|pptx|odt|ods|odp|epub|zip|png|jpe?g|gif|webp|bmp|avif)$/i.test(name)
  )
}
