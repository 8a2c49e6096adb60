import type { Host } from '../setup/host.ts'
import { goDark, narrowAndWide, openSettings, speakEstonian } from './appearance.ts'
import {
  askInEnglish,
  changeModel,
  meetWelcome,
  stopAnAnswer,
  thinkFirst,
  tryWithoutKey,
} from './chatting.ts'
import { createJournal, type Notes } from './journal.ts'
import { launchApp } from './launch.ts'
import { writeReport } from './report.ts'
import { createVisitor, type Visitor } from './visitor.ts'

type Step = [title: string, take: (visitor: Visitor, notes: Notes) => Promise<void>]

const steps: Step[] = [
  ['Welcome', meetWelcome],
  ['Try without a key', tryWithoutKey],
  ['Ask in English for code, a table and maths', askInEnglish],
  ['Think first, in Estonian', thinkFirst],
  ['Change the model in mid-conversation', changeModel],
  ['Stop an answer', stopAnAnswer],
  ['A narrow and a wide window', narrowAndWide],
  ['Settings', openSettings],
  ['Dark', goDark],
  ['Estonian', speakEstonian],
]

/** Drives the built app through every step, a failed one included in the report rather than ending the tour. */
export async function takeTour(host: Host, folder: string) {
  const started = new Date()
  const journal = createJournal({
    now: () => performance.now(),
    print: (line) => console.log(line),
  })
  const running = await launchApp(host)
  try {
    const { page } = running
    page.on('pageerror', (error) => journal.complain(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') journal.complain(message.text())
    })
    const visitor = createVisitor(page, folder)
    for (const [title, take] of steps) await journal.step(title, (notes) => take(visitor, notes))
  } finally {
    await running.close()
  }
  const report = writeReport(journal, {
    host: host.name,
    versions: running.versions,
    startedIn: running.startedIn,
    started,
    seconds: (Date.now() - started.getTime()) / 1000,
  })
  return {
    report,
    failed: journal.steps.some(({ failure }) => failure !== undefined),
    screenshots: journal.steps.flatMap(({ screenshots }) => screenshots).length,
  }
}
