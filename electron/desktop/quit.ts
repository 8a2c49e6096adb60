import { app } from 'electron'
import { report } from './report.ts'

/** Lets the work finish before the program ends, once. */
export function quitAfter(work: () => Promise<void>): void {
  let isDone = false
  app.on('will-quit', (event) => {
    if (isDone) return
    event.preventDefault()
    void finish()
  })

  async function finish(): Promise<void> {
    try {
      await work()
    } catch (error) {
      report('quit', error)
    }
    isDone = true
    app.quit()
  }
}
