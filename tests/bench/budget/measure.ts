import { verdict } from '../goal.ts'
import type { Measured, Outcome } from '../goal.ts'
import { told } from './reachable.ts'
import { goals, meetsGoals, scenarios, starvation } from './scenarios.ts'
import type { NamedScenario } from './scenarios.ts'
import { simulate } from './simulate.ts'
import type { Result } from './simulate.ts'

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
      `${seeds.length} times ${minutes} minutes each in virtual time, the first not counted; answers of 2 s on average; a refusal asks for 60 s, or for the rest of the minute where the clock counts`,
      'A line that misses tells what programs get that somebody told how many they are: each keeps to its equal part, and none has to find it out',
    ],
  }
}

async function measure(scenario: NamedScenario): Promise<Outcome> {
  const results: Result[] = []
  for (const seed of seeds) results.push(await simulate(scenario, { minutes, seed }))
  const result = together(results)
  const isMet = meetsGoals(scenario, result)
  const { longestGap, longestWait } = starvation(scenario)
  return {
    id: 'budget',
    name: scenario.name,
    figure: [describe(result), ...(isMet ? [] : [await reason(scenario)])].join('; '),
    baseline: 'what the limit allows',
    ratio: result.throughput.toFixed(3),
    goal: `>= ${goals.throughput}, < ${percent(goals.refused)}, <= ${longestGap.toFixed(0)} s, <= ${longestWait.toFixed(0)} s`,
    verdict: verdict(isMet),
  }
}

/** The mean of what is a part, the worst of what somebody waits for. */
function together(results: readonly Result[]): Result {
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
  const { refused, leastShare, longestGap, longestWait, person } = result
  return [
    `${percent(refused)} refused`,
    `nobody without an answer for over ${longestGap.toFixed(0)} s`,
    `longest wait ${longestWait.toFixed(0)} s`,
    `least file ${leastShare.toFixed(2)} of the average`,
    `a person waits ${person.median.toFixed(1)} s, at most ${person.most.toFixed(0)} s`,
  ].join(', ')
}

/** What programs reach that need not find out their part, for a scenario that misses its goals. */
async function reason(scenario: NamedScenario): Promise<string> {
  const { throughput, refused } = await told(scenario, minutes)
  return `told their parts, at an even pace, they get ${throughput.toFixed(3)} with ${percent(refused)} refused`
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}
