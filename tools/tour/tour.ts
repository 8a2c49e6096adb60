import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRecogniser } from '../recogniser/server.ts'
import type { Host } from '../setup/host.ts'
import { ensureRecogniser } from '../setup/sound.ts'
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
import { eachLook } from './looks/looks.ts'
import { screens } from './looks/screens.ts'
import { launchApp } from './launch.ts'
import { writeReport } from './report.ts'
import { createMicrophone } from './sound-input.ts'
import {
  dictateEnglish,
  dictateEstonian,
  practiceClip,
  speakInEstonianWindow,
  transcribeFiles,
  understandSentence,
} from './speaking.ts'
import { createVisitor, type Visitor } from './visitor.ts'

type Step = [title: string, take: (visitor: Visitor, notes: Notes) => Promise<void>]

const steps: Step[] = [
  ['Welcome', meetWelcome],
  ['Try without a key', tryWithoutKey],
  ['Ask in English for code, a table and maths', askInEnglish],
  ['Think first, in Estonian', thinkFirst],
  ['Change the model in mid-conversation', changeModel],
  ['Stop an answer', stopAnAnswer],
  ['Hold to talk, in Estonian', dictateEstonian],
  ['Hold to talk, in English', dictateEnglish],
  ['Drop two recordings', transcribeFiles],
  ['A narrow and a wide window', narrowAndWide],
  ['Settings', openSettings],
  ['Dark', goDark],
  ['Estonian', speakEstonian],
  ['Speech in an Estonian window', speakInEstonianWindow],
]

/** With a recogniser lent to the practice service. */
const understood: Step[] = [['A sentence is understood', understandSentence]]

/** All screens in both themes, both languages and three widths, into the folder looks/ beside the other pictures. */
async function photographScreens(visitor: Visitor, notes: Notes): Promise<void> {
  await mkdir(join(visitor.folder, 'looks'), { recursive: true })
  let count = 0
  for (const { name, open, leave } of screens) {
    await open(visitor)
    await eachLook(visitor.page, async (look) => {
      const picture = await visitor.page.screenshot({ animations: 'disabled', caret: 'hide' })
      await writeFile(join(visitor.folder, 'looks', `${name}-${look.name}.png`), picture)
      count += 1
    })
    await leave?.(visitor)
  }
  notes.saw(`${screens.length} screens, ${count} pictures in looks/.`)
}

/** Drives the built app through every step, a failed one included in the report rather than ending the tour. */
export async function takeTour(host: Host, folder: string, { withLooks }: { withLooks: boolean }) {
  const started = new Date()
  const journal = createJournal({
    now: () => performance.now(),
    print: (line) => console.log(line),
  })
  const sounds = await mkdtemp(join(tmpdir(), 'jutt-tour-sounds-'))
  let number = 0
  const photographs = { next: () => (number += 1) }

  /** Takes steps in an app of their own. */
  async function visit(taken: readonly Step[], switches: readonly string[] = []) {
    const microphone = await createMicrophone(sounds, practiceClip)
    const running = await launchApp(host, [...microphone.args, ...switches])
    try {
      const { page } = running
      page.on('pageerror', (error) => journal.complain(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') journal.complain(message.text())
      })
      const visitor = createVisitor(page, { folder, microphone, photographs })
      for (const [title, take] of taken) await journal.step(title, (notes) => take(visitor, notes))
      return running
    } finally {
      await running.close()
    }
  }

  const { versions, startedIn } = await visit(steps)
  if (await ensureRecogniser()) {
    const recogniser = await startRecogniser()
    await visit(understood, [`--practice-recognizer=${recogniser.url}`])
    await recogniser.close()
  }
  if (withLooks) await visit([['Every screen, in every look', photographScreens]])
  await rm(sounds, { recursive: true, force: true })
  const report = writeReport(journal, {
    host: host.name,
    versions,
    startedIn,
    started,
    seconds: (Date.now() - started.getTime()) / 1000,
  })
  return {
    report,
    failed: journal.steps.some(({ failure }) => failure !== undefined),
    screenshots: journal.steps.flatMap(({ screenshots }) => screenshots).length,
  }
}
