import { extractRawText } from 'mammoth/mammoth.browser.js'

/** Reads one DOCX file and answers its text, or null where it is none. */
self.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => void answer(data))

async function answer(arrayBuffer: ArrayBuffer): Promise<void> {
  try {
    const { value } = await extractRawText({ arrayBuffer })
    self.postMessage(value, { transfer: [] })
  } catch {
    self.postMessage(null, { transfer: [] })
  }
}
