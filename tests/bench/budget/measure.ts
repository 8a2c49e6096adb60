import { verdict } from '../goal.ts'
import type { Measured, Outcome } from '../goal.ts'
import { goalsFrom, missedGoals } from './goals.ts'
import { told } from './reachable.ts'
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
      'Programs that know nothing of each other, each with two files to transcribe and a person who asks once a minute, are compared with one scheduler for all of them that knows the limit, how its minutes are counted and how long each answer will be, and so is never refused: what it gets through is what the limit allows.',
      `A line is met where they get through nine tenths of that, have less than one request in fifty refused and leave no program without an answer, and no request waiting, for more than three times as long as it does (or 150 s): ${seeds.length} times ${minutes} minutes in virtual time without the first, answers of 2 s on average, refusals that ask for 60 s, or by the clock for the rest of the minute.`,
    ],
  }
}

async function measure(scenario: NamedScenario): Promise<Outcome> {
  const result = await repeat(scenario)
  const best = await repeat(scenario, reference)
  const goals = goalsFrom(best)
  const isMet = missedGoals(result, best).length === 0
  return {
    id: 'budget',
    name: scenario.name,
    figure: [describe(result), ...(isMet ? [] : [await reason(scenario)])].join('; '),
    baseline: describeWaits(best),
    ratio: (result.throughput / best.throughput).toFixed(3),
    goal: `>= ${goals.throughput}, < ${percent(goals.refused)}, <= ${goals.longestGap.toFixed(0)} s, <= ${goals.longestWait.toFixed(0)} s`,
    verdict: verdict(isMet),
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

/** What programs reach that need not find out their part, for a scenario that misses its goals. */
async function reason(scenario: NamedScenario): Promise<string> {
  const { throughput, refused } = await told(scenario, minutes)
  return `told how many they are, at an even pace, programs get ${throughput.toFixed(3)} with ${percent(refused)} refused`
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}
