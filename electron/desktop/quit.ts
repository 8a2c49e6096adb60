import { app } from 'electron'
import type { Report } from './report.ts'

/** Milliseconds that the pages get to close, and after them the work to finish: what hangs is left behind. */
const patience = { pages: 3000, work: 5000 }

/** Lets the work finish before the program ends. It ends in any case. */
export function quitAfter(work: () => Promise<void>, report: Report): void {
  let isFinishing = false

  app.once('before-quit', () => {
    setTimeout(() => void finish(), patience.pages)
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void finish()
  })

  async function finish(): Promise<void> {
    if (isFinishing) return
    isFinishing = true
    setTimeout(() => {
      report('quit', new Error('Something did not finish'))
      app.exit()
    }, patience.work)
    try {
      await work()
    } catch (error) {
      report('quit', error)
    }
    app.exit()
  }
}
