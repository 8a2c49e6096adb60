import { getDocument, GlobalWorkerOptions, PasswordException } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite makes the address of it
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { longestDocument } from '../../../../shared/limits.ts'
import { UnreadableError } from './readable.ts'

/** Milliseconds; a file that takes longer is made to take long. */
const longestReading = 20_000

/** The text of a PDF, page by page, each under its number. The file is read in the worker of pdf.js. */
export async function readPdf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  GlobalWorkerOptions.workerSrc = workerUrl
  const loading = getDocument({ data: bytes, useWasm: false, verbosity: 0 })
  let isTooSlow = false
  const timer = setTimeout(() => {
    isTooSlow = true
    void loading.destroy()
  }, longestReading)
  try {
    const pdf = await loading.promise
    const pages: string[] = []
    let length = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const text = textOf(await page.getTextContent())
      page.cleanup()
      if (text !== '') pages.push(`[Page ${number}]\n${text}`)
      length += text.length
      if (length > longestDocument) throw new UnreadableError('too_large')
    }
    if (pages.length === 0) throw new UnreadableError('no_text')
    return pages.join('\n\n')
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    if (isTooSlow) throw new UnreadableError('too_slow')
    throw new UnreadableError(error instanceof PasswordException ? 'encrypted' : 'damaged')
  } finally {
    clearTimeout(timer)
    await loading.destroy()
  }
}

/** Pieces of text as pdf.js finds them, with the ends of lines that it saw. */
function textOf({ items }: { items: readonly object[] }): string {
  const parts = items.map((item) => {
    if (!('str' in item) || typeof item.str !== 'string') return ''
    return 'hasEOL' in item && item.hasEOL === true ? `${item.str}\n` : item.str
  })
  return parts.join('').trim()
}
