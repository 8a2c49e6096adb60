import { markdownOf } from '../service/fake-server/chat/markdown.ts'
import { loadReactMarkdown, showGrowing } from './baseline/run.ts'
import { atDesk, type Desk } from './desk.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { difference, rest, times } from './page-cost.ts'
import { describeQuarter, streamQuarters, warmUp, type Part, type Quarter } from './quarters.ts'
import { milliseconds } from './report.ts'

const characters = 200_000
const quarters = 4

/** The baseline shows so much of the same text, in pieces of so many characters. */
const baseline = { characters: 20_000, piece: 40 }

/** P1: what it costs the page to show an answer of 200,000 characters, streamed as fast as it can be taken. */
export async function measureLongAnswer(bench: Bench): Promise<Measured> {
  return atDesk(bench, async (desk) => {
    await warmUp(desk)
    const measured = await streamQuarters(desk, inQuarters(markdownOf(characters)))
    return summarize(measured, await measureBaseline(desk))
  })
}

/** Milliseconds of the main thread for 1,000 characters by react-markdown, which parses all of it with each piece. */
async function measureBaseline({ page, cdp }: Desk): Promise<number> {
  await page.getByRole('button', { name: 'New chat', exact: true }).click()
  await loadReactMarkdown(cdp)
  await rest(cdp)
  const text = markdownOf(baseline.characters).slice(0, baseline.characters)
  const pieces = text.match(new RegExp(`[^]{1,${baseline.piece}}`, 'g')) ?? []
  const before = await times(cdp)
  await showGrowing(cdp, pieces)
  const cost = difference(await rest(cdp), before)
  return (cost.thread / baseline.characters) * 1000
}

function summarize(measured: readonly Quarter[], perThousandBaseline: number): Measured {
  const perThousand = measured.map(({ cost, characters }) => (cost.thread / characters) * 1000)
  const first = perThousand[0] ?? Number.NaN
  const last = perThousand.at(-1) ?? Number.NaN
  const tasks = measured.flatMap((quarter) => quarter.tasks)
  const longest = tasks.reduce((most, { own }) => Math.max(most, own), 0)
  const longestWall = tasks.reduce((most, { wall }) => Math.max(most, wall), 0)
  const over = tasks.filter(({ own }) => own > 50)
  const all = sum(measured.map(({ cost }) => cost.thread))
  const overall = (all / sum(measured.map((quarter) => quarter.characters))) * 1000
  const slow = measured.map(({ perSlowWord }) => milliseconds(perSlowWord)).join(', ')
  return {
    outcomes: [
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, last quarter',
        figure: milliseconds(last),
        baseline: `${milliseconds(first)} (first quarter)`,
        ratio: (last / first).toFixed(2),
        goal: '<= 1.3 x',
        verdict: verdict(last / first <= 1.3),
      },
      {
        id: 'P1',
        name: 'longest task, of the thread’s own time',
        figure: milliseconds(longest),
        baseline: `${milliseconds(longestWall)} by the wall clock, with all else that the machine did`,
        ratio: '-',
        goal: 'no task > 50 ms',
        verdict: verdict(longest <= 50),
      },
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, whole answer',
        figure: milliseconds(overall),
        baseline: `${milliseconds(perThousandBaseline)} (react-markdown, ${baseline.characters} characters)`,
        ratio: (overall / perThousandBaseline).toFixed(3),
        goal: '<= 1/20 of the baseline',
        verdict: verdict(overall <= perThousandBaseline / 20),
      },
    ],
    raw: [
      ...measured.map(describeQuarter),
      `tasks over 50 ms of own time: ${over.length}, together ${Math.round(sum(over.map(({ own }) => own)))} ms`,
      `main thread for one more word at the beginning of each quarter: ${slow}`,
    ],
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Four parts of about the same length, each ending with a whole section. */
function inQuarters(markdown: string): Part[] {
  const sections = markdown.split(/(?=^## )/m)
  const share = sections.length / quarters
  return Array.from({ length: quarters }, (_, index) => {
    const own = sections.slice(Math.round(index * share), Math.round((index + 1) * share))
    const text = own.join('')
    return { text, end: text.trimEnd().split('\n').at(-1)?.replace(/^> /, '') ?? '' }
  })
}
