import { verdict } from '../goal.ts'
import type { Measured, Outcome } from '../goal.ts'
import { goalsFrom, missedGoals } from './goals.ts'
import { reference } from './reference.ts'
import { scenarios } from './scenarios.ts'
import type { NamedScenario } from './scenarios.ts'
import { simulate } from './simulate.ts'
import type { Result, Scenario } from './simulate.ts'
import type { Scheme } from './scheme.ts'

/** Minutes of virtual time, and how often each scenario is run, each time with another chance. */
const minutes = 60
const seeds = [1, 2, 3]

/** How near several budgets of one key come to what a service allows, and how often they are refused. */
export async function measureBudget(): Promise<Measured> {
  const outcomes: Outcome[] = []
  for (const scenario of scenarios) outcomes.push(await measure(scenario))
  return {
    outcomes,
    raw: [
      'Each line: programs with a budget of their own that know nothing of each other, each with two files to transcribe all the time and a person who asks once a minute; the baseline is one scheduler for all of them that knows the limit, how its minutes are counted and the length of each answer before it sends the request, so that it is never refused',
      `The ratio is that of what got through; nobody may be without an answer, or wait for one, more than three times as long as under that scheduler, or 150 s; ${seeds.length} times ${minutes} minutes in virtual time, the first not counted; answers of 2 s on average; a refusal asks for 60 s, or for the rest of the minute where the clock counts`,
    ],
  }
}

async function measure(scenario: NamedScenario): Promise<Outcome> {
  const result = await repeat(scenario)
  const best = await repeat(scenario, reference)
  const goals = goalsFrom(best)
  return {
    id: 'budget',
    name: scenario.name,
    figure: describe(result),
    baseline: describeWaits(best),
    ratio: (result.throughput / best.throughput).toFixed(3),
    goal: `>= 0.9, < ${percent(goals.refused)}, <= ${goals.longestGap.toFixed(0)} s, <= ${goals.longestWait.toFixed(0)} s`,
    verdict: verdict(missedGoals(result, best).length === 0),
  }
}

/** The mean of what is a part, the worst of what somebody waits for. */
async function repeat(scenario: Scenario, scheme?: Scheme): Promise<Result> {
  const results: Result[] = []
  for (const seed of seeds) {
    results.push(await simulate(scenario, { minutes, seed, ...(scheme ? { scheme } : {}) }))
  }
  const mean = (figure: (result: Result) => number): number =>
    results.reduce((sum, result) => sum + figure(result), 0) / results.length
  return {
    throughput: mean(({ throughput }) => throughput),
    refused: mean(({ refused }) => refused),
    leastShare: Math.min(...results.map(({ leastShare }) => leastShare)),
    longestGap: Math.max(...results.map(({ longestGap }) => longestGap)),
    longestWait: Math.max(...results.map(({ longestWait }) => longestWait)),
    person: {
      median: mean(({ person }) => person.median),
      most: Math.max(...results.map(({ person }) => person.most)),
    },
  }
}

function describe(result: Result): string {
  const { refused, leastShare, person } = result
  return [
    describeWaits(result),
    `${percent(refused)} refused`,
    `least file ${leastShare.toFixed(2)} of the average`,
    `a person waits ${person.median.toFixed(1)} s, at most ${person.most.toFixed(0)} s`,
  ].join(', ')
}

function describeWaits({ throughput, longestGap, longestWait }: Result): string {
  return [
    `${throughput.toFixed(3)} of the limit`,
    `nobody without an answer for over ${longestGap.toFixed(0)} s`,
    `longest wait ${longestWait.toFixed(0)} s`,
  ].join(', ')
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}
