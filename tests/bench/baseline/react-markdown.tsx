import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

const plugins = [remarkGfm]

/** What the bench calls in the page: shows a text that grows by these pieces, one a frame, parsed anew each time. */
async function showGrowing(pieces: readonly string[]): Promise<void> {
  const place = document.createElement('div')
  place.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white'
  document.body.append(place)
  const root = createRoot(place)
  let text = ''
  for (const piece of pieces) {
    text += piece
    flushSync(() => root.render(<Markdown remarkPlugins={plugins}>{text}</Markdown>))
    await new Promise(requestAnimationFrame)
  }
  root.unmount()
  place.remove()
}

Object.assign(globalThis, { showGrowing })
