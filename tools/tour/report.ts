import type { Journal, StepRecord } from './journal.ts'

export interface Circumstances {
  host: string
  versions: Record<string, string>
  /** Milliseconds from the launch to the window's page. */
  startedIn: number
  started: Date
  seconds: number
}

/** The report of a tour in Markdown: what was done, what was seen, what it took, what failed. */
export function writeReport(journal: Journal, circumstances: Circumstances): string {
  const failed = journal.steps.filter(({ failure }) => failure !== undefined)
  const versions = Object.entries(circumstances.versions)
  return [
    '# A tour of Jutt',
    '',
    'The built app was started with an empty data folder and driven through its accessible names, on the',
    'practice service: no language model wrote these answers, and no recogniser heard the synthetic speech of',
    'the practice clips (made by espeak-ng): their "text" tells what sound came. Where a step says so, pocketsphinx on',
    'this computer did listen.',
    '',
    `- Ran on: ${circumstances.host}`,
    `- Versions: ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}`,
    `- Started: ${circumstances.started.toISOString()}, took ${circumstances.seconds.toFixed(1)} s`,
    `- The window's page was there ${circumstances.startedIn} ms after the launch`,
    `- Steps: ${journal.steps.length - failed.length} as expected, ${failed.length} failed`,
    ...(circumstances.host === 'chromium-host'
      ? [
          '',
          'chromium-host runs the same built files with Node and an installed Chromium where Electron’s binary',
          'cannot be had; what only Electron enforces (its sandbox, its keychain) is not shown by this tour.',
        ]
      : []),
    '',
    ...journal.steps.flatMap(describeStep),
    '## Errors that the app reported by itself',
    '',
    ...(journal.complaints.length === 0
      ? ['None.']
      : journal.complaints.map((line) => `- ${line}`)),
    '',
  ].join('\n')
}

function describeStep(step: StepRecord): string[] {
  return [
    `## ${step.title}`,
    '',
    ...step.seen.map((sentence) => `- ${sentence}`),
    ...(step.failure === undefined ? [] : [`- **Failed:** ${step.failure.replaceAll('\n', ' ')}`]),
    `- Time: ${step.milliseconds} ms`,
    '',
    ...step.screenshots.flatMap((file) => [`![${step.title}](${file})`, '']),
  ]
}
