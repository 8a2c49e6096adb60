import { atDesk, type Desk } from './desk.ts'
import { verdict, type Bench, type Measured, type Outcome } from './goal.ts'
import { describeQuarter, streamQuarters, warmUp, type Part } from './quarters.ts'
import { milliseconds } from './report.ts'

const characters = 60_000
const quarters = 4

const words = 'some *slanted* words and `code` of a text that does not end, '

/** Answers that are one block, or that lean on the whole document: what renderers of Markdown are quadratic in. */
const shapes: Record<string, string> = {
  'one paragraph': fill(() => words),
  'one list': fill((number) => `- item ${number}: ${words}\n`),
  'one block of code': `\`\`\`python\n${fill((number) => `value_${number} = sorted(words, key=len)\n`)}`,
  'one table': `| a | b |\n|---|---|\n${fill((number) => `| ${number} | ${words} |\n`)}`,
  footnotes: fill(
    (number) =>
      `Claim ${number}[^${number}], and again[^${number}]: ${words}\n\n[^${number}]: Source ${number}.\n\n`,
  ),
  'links by label': `[label]: https://ut.ee\n\n${fill((number) => `See [label] ${number}, ${words}\n\n`)}`,
}

function fill(piece: (number: number) => string): string {
  let text = ''
  for (let number = 1; text.length < characters; number++) text += piece(number)
  return text
}

/** The cases in which streamdown, left to itself, costs ever more the longer an answer is. */
export async function measureShapes(bench: Bench): Promise<Measured> {
  return atDesk(bench, async (desk) => {
    await warmUp(desk)
    const measured: Measured = { outcomes: [], raw: [] }
    for (const [name, text] of Object.entries(shapes)) {
      const { outcome, raw } = await measureShape(desk, name, text)
      measured.outcomes.push(outcome)
      measured.raw.push(...raw)
    }
    return measured
  })
}

async function measureShape(desk: Desk, name: string, text: string) {
  const measured = await streamQuarters(desk, inQuarters(text))
  const tasks = measured.flatMap((quarter) => quarter.tasks)
  const longest = tasks.reduce((most, { own }) => Math.max(most, own), 0)
  const perThousand = measured.map(({ cost, characters }) => (cost.thread / characters) * 1000)
  const [first = Number.NaN] = perThousand
  const last = perThousand.at(-1) ?? Number.NaN
  const outcome: Outcome = {
    id: 'shapes',
    name: `${name} of ${characters} characters: renderer CPU per 1,000 characters, last quarter`,
    figure: `${milliseconds(last)}, longest task ${milliseconds(longest)}`,
    baseline: `${milliseconds(first)} (first quarter)`,
    ratio: (last / first).toFixed(2),
    goal: '<= 1.3 x, no task > 50 ms',
    verdict: verdict(last / first <= 1.3 && longest <= 50),
  }
  return { outcome, raw: measured.map((each, index) => `${name}, ${describeQuarter(each, index)}`) }
}

function inQuarters(text: string): Part[] {
  const share = text.length / quarters
  return Array.from({ length: quarters }, (_, index) => ({
    text: text.slice(Math.round(index * share), Math.round((index + 1) * share)),
    end: null,
  }))
}
