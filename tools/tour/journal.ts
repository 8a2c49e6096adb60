import { stripVTControlCharacters } from 'node:util'

/** What happened in one step of the tour. */
export interface StepRecord {
  title: string
  milliseconds: number
  /** What was seen, in plain sentences. */
  seen: string[]
  screenshots: string[]
  failure?: string
}

/** A record of the tour, written as it goes. */
export interface Journal {
  steps: readonly StepRecord[]
  /** Errors that the page or its console reported by itself. */
  complaints: readonly string[]
  /** Runs a step and records how it went; a failure is recorded, not thrown. */
  step(title: string, take: (notes: Notes) => Promise<void>): Promise<boolean>
  complain(message: string): void
}

/** What a step writes down while it runs. */
export interface Notes {
  saw(sentence: string): void
  took(screenshot: string): void
}

export function createJournal({
  now,
  print,
}: {
  now: () => number
  print: (line: string) => void
}) {
  const steps: StepRecord[] = []
  const complaints: string[] = []
  const journal: Journal = {
    steps,
    complaints,
    async step(title, take) {
      const record: StepRecord = { title, milliseconds: 0, seen: [], screenshots: [] }
      steps.push(record)
      const started = now()
      try {
        await take({
          saw: (sentence) => record.seen.push(sentence),
          took: (screenshot) => record.screenshots.push(screenshot),
        })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        record.failure = stripVTControlCharacters(message)
      }
      record.milliseconds = Math.round(now() - started)
      print(
        `${record.failure === undefined ? 'ok    ' : 'FAILED'} ${title} (${record.milliseconds} ms)`,
      )
      if (record.failure !== undefined) print(`       ${record.failure}`)
      return record.failure === undefined
    },
    complain: (message) => complaints.push(message),
  }
  return journal
}
