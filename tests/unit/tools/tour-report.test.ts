import { expect, it } from 'vitest'
import { createJournal } from '../../../tools/tour/journal.ts'
import { writeReport } from '../../../tools/tour/report.ts'

it('tells what was seen, how long it took, and what failed, and goes on after a failure', async () => {
  let now = 0
  const printed: string[] = []
  const journal = createJournal({ now: () => (now += 21), print: (line) => printed.push(line) })
  const failed = await journal.step('Welcome', () => Promise.reject(new Error('no window')))
  const went = await journal.step('Settings', async (notes) => {
    notes.saw('Settings opened.')
    notes.took('01-settings.png')
  })
  journal.complain('Refused to load')
  const report = writeReport(journal, {
    host: 'chromium-host',
    versions: { Jutt: '0.1.0', Chromium: '156' },
    startedIn: 900,
    started: new Date('2026-11-23T12:00:00Z'),
    seconds: 3,
  })
  expect([failed, went]).toEqual([false, true])
  expect(printed).toEqual(['FAILED Welcome (21 ms)', '       no window', 'ok     Settings (21 ms)'])
  expect(report).toContain('Ran on: chromium-host')
  expect(report).toContain('Versions: Jutt 0.1.0, Chromium 156')
  expect(report).toContain('1 as expected, 1 failed')
  expect(report).toContain('**Failed:** no window')
  expect(report).toContain('- Settings opened.\n- Time: 21 ms\n\n![Settings](01-settings.png)')
  expect(report).toContain('- Refused to load')
})
