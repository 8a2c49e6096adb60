import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import type { Lab } from './lab.ts'
import { fixture, hostExecutable, launch, run, temporaryFolder } from './launch.ts'

declare const lab: Lab

let data: string

test.beforeEach(() => {
  data = temporaryFolder()
})
test.afterEach(() => rmSync(data, { recursive: true, force: true }))

function end(how: string) {
  return run([fixture('ending'), `--user-data-dir=${data}`, '--no-sandbox', how])
}

test('quit asks, closes, and says so in Electron’s order', async () => {
  const { code, output } = await end('quit')
  expect(output.trim().split('\n')).toEqual([
    'ready',
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'quit 0',
  ])
  expect(code).toBe(0)
})

test('a window that prevents its close ends the quit, which can be tried again', async () => {
  const { output } = await end('prevent')
  expect(output.trim().split('\n')).toEqual([
    'ready',
    'before-quit',
    'close',
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'quit 0',
  ])
})

test('exit asks nobody and gives its code', async () => {
  const { code, output } = await end('exit')
  expect(output.trim().split('\n')).toEqual(['ready', 'closed', 'quit 7'])
  expect(code).toBe(7)
})

test('process.exit gives its code and takes Chromium along', async () => {
  const { code } = await end('process-exit')
  expect(code).toBe(3)
  await expect.poll(() => processesWith(data)).toEqual([])
})

test('an error that nobody catches prints its stack and ends with 1', async () => {
  for (const how of ['throw', 'throw-early']) {
    const { code, errors } = await end(how)
    expect(code).toBe(1)
    expect(errors).toMatch(/Error: thrown (on purpose|while loading)/)
    expect(errors).toContain('ending/main.js')
  }
  await expect.poll(() => processesWith(data)).toEqual([])
})

test('SIGTERM quits in order', async () => {
  const child = spawn(hostExecutable, [fixture('ending'), `--user-data-dir=${data}`, 'wait'])
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => {
    lines.push(line)
    if (line === 'ready') child.kill('SIGTERM')
  })
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
  expect(lines).toEqual(['ready', 'before-quit', 'close', 'closed', 'will-quit', 'quit 0'])
})

test('an app whose Chromium dies ends too, whatever else it has to do', async () => {
  const child = spawn(hostExecutable, [fixture('ending'), `--user-data-dir=${data}`, 'busy'])
  const errors = text(child.stderr)
  const exited = once(child, 'exit')
  await once(createInterface({ input: child.stdout }), 'line')
  process.kill(await childOf(child.pid), 'SIGKILL')
  expect(await exited).toEqual([1, null])
  expect(await errors).toBe('chromium-host: Chromium has ended\n')
})

test('killing main ends Chromium, and the next start on the same data works', async () => {
  const first = await launch('lab', { data })
  await first.page.evaluate(() => localStorage.setItem('kept', 'yes'))
  const pid = await first.app.evaluate(() => process.pid)
  const exited = once(first.app.process(), 'exit')
  process.kill(pid, 'SIGKILL')
  await exited
  await expect.poll(() => processesWith(data), { timeout: 3000 }).toEqual([])
  const second = await launch('lab', { data })
  await expect(second.page.locator('h1')).toHaveText('Lab')
  await second.close()
})

test('a second instance hands over its arguments and goes', async () => {
  const first = await launch('lab', { data })
  const args = [fixture('lab'), `--user-data-dir=${data}`, '--mark=1', 'some file.wav']
  const second = await run(args)
  expect(second.code).toBe(0)
  await expect
    .poll(() => first.app.evaluate(() => lab.second))
    .toEqual({
      argv: [hostExecutable, ...args],
      workingDirectory: process.cwd(),
      data: { from: 'lab' },
    })
  expect(await first.app.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true)
  await first.close()
})

/** The process that another one has started first. */
async function childOf(pid: number | undefined): Promise<number> {
  const lines = (await text(spawn('ps', ['-A', '-o', 'pid=,ppid=']).stdout)).split('\n')
  const found = lines.find((line) => line.trim().split(/\s+/)[1] === String(pid))
  return Number.parseInt(found ?? '', 10)
}

/** The processes whose command line names a folder. */
async function processesWith(folder: string): Promise<string[]> {
  const child = spawn('ps', ['-A', '-ww', '-o', 'args='])
  const lines = (await text(child.stdout)).split('\n')
  return lines.filter((line) => line.includes(folder))
}
