import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'

/** A window is at rest when its page worked less than this share of so many milliseconds. */
const atRest = 0.02
export const restSpan = 1000
/** In each of so many parts of it: what starts late is not missed. */
const quietSpans = 2

/** The page's processor time in milliseconds: of its main thread, by kind, and of all threads of its process. */
export interface Times {
  thread: number
  script: number
  style: number
  layout: number
  process: number
}

export async function times(cdp: CDPSession): Promise<Times> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const value = (name: string): number => {
    const metric = metrics.find((candidate) => candidate.name === name)
    if (!metric) throw new Error(`Chromium gave no ${name}`)
    return metric.value * 1000
  }
  return {
    thread: value('TaskDuration'),
    script: value('ScriptDuration'),
    style: value('RecalcStyleDuration'),
    layout: value('LayoutDuration'),
    process: value('ProcessTime'),
  }
}

export function difference(after: Times, before: Times): Times {
  return {
    thread: after.thread - before.thread,
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
    process: after.process - before.process,
  }
}

/** Waits until the page has nothing to do any more; answers its times when that began. */
export async function rest(cdp: CDPSession): Promise<Times> {
  let began = await times(cdp)
  let before = began
  for (let quiet = 0; quiet < quietSpans;) {
    await pause(restSpan / quietSpans)
    const after = await times(cdp)
    const isQuiet = after.thread - before.thread < (restSpan / quietSpans) * atRest
    quiet = isQuiet ? quiet + 1 : 0
    if (!isQuiet) began = after
    before = after
  }
  return began
}

/** Has thread ticks counted, the thread's own processor time, whatever else the machine is doing. */
export async function countTimes(cdp: CDPSession): Promise<void> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** A task of the page's main thread, in milliseconds: by the wall clock, and of the thread's own processor time. */
export interface Task {
  wall: number
  own: number
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Records the tasks of the page's main thread until the returned function is called. */
export async function recordTasks(cdp: CDPSession): Promise<() => Promise<Task[]>> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown }): void => {
    events.push(...(value as TraceEvent[]))
  }
  cdp.on('Tracing.dataCollected', collect)
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  })
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
    await cdp.send('Tracing.end')
    await complete
    cdp.off('Tracing.dataCollected', collect)
    const threads = events.filter(
      ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
    )
    const isPage = ({ pid, tid }: TraceEvent): boolean =>
      threads.some((thread) => thread.pid === pid && thread.tid === tid)
    return events
      .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isPage(event))
      .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, own: tdur / 1000 }))
  }
}
