import { verdict } from '../goal.ts'
import type { Measured, Outcome } from '../goal.ts'
import { goals, meetsGoals, scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'

/** Minutes of virtual time. */
const minutes = 60

/** How near several budgets of one key come to what a service allows, and how often they are refused. */
export async function measureBudget(): Promise<Measured> {
  const outcomes: Outcome[] = []
  for (const { name, ...scenario } of scenarios) {
    const result = await simulate(scenario, minutes)
    const { throughput, refused, leastShare, longestGap, longestWait, person } = result
    outcomes.push({
      id: 'budget',
      name,
      figure: [
        `${percent(refused)} refused`,
        `nobody without an answer for over ${longestGap.toFixed(0)} s`,
        `longest wait ${longestWait.toFixed(0)} s`,
        `least file ${leastShare.toFixed(2)} of the average`,
        `a person waits ${person.median.toFixed(1)} s, at most ${person.most.toFixed(0)} s`,
      ].join(', '),
      baseline: 'what the limit allows',
      ratio: throughput.toFixed(3),
      goal: `>= ${goals.throughput}, < ${percent(goals.refused)}, <= ${goals.longestGap} s, <= ${goals.longestWait} s`,
      verdict: verdict(meetsGoals(result)),
    })
  }
  return {
    outcomes,
    raw: [
      `${minutes} minutes each in virtual time, the first not counted; answers of 2 s on average; a refusal asks for 60 s`,
    ],
  }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}
