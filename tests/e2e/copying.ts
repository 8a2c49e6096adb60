import type { Jutt } from './jutt.ts'

/** What the page last put on the clipboard; the page itself may not read it. */
export async function watchCopying({ page }: Jutt): Promise<() => Promise<string>> {
  const watch = await page.evaluateHandle(() => {
    const copied = { text: '' }
    Clipboard.prototype.writeText = async (text) => void (copied.text = text)
    Clipboard.prototype.write = async ([item]) => {
      copied.text = (await (await item?.getType('text/plain'))?.text()) ?? ''
    }
    return copied
  })
  return () => watch.evaluate(({ text }) => text)
}
