import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** What is needed to see that text goes into another program, and is not installed here. */
export const missingTools = ['Xvfb', 'xdotool', 'xclip', 'wish'].filter(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
)

/** A display of our own on which another program has the focus: a small editor. */
export interface OtherProgram {
  /** Environment for the app. */
  env: Record<string, string>
  /** What stands in the editor, since `beginAnew`. */
  text: () => string
  beginAnew: () => void
  /** The name of the window that has the focus. */
  focused: () => string
  /** Gives the editor the focus. */
  focus: () => void
  /** Calls xdotool, as keydown and keyup of a real key. */
  xdotool: (...args: string[]) => string
  clipboard: {
    /** Has other programs offer this content, in that format. */
    copy: (content: string | Buffer, target: string) => Promise<void>
    paste: (target: string) => Buffer
    /** The formats that are offered. */
    targets: () => string[]
  }
  stop: () => Promise<void>
}

/** Writes itself down at each change; what it is given by the keyboard and the clipboard is Tk's own business. */
const editor = (file: string): string => `
wm title . "Another program"
wm geometry . 400x200+20+20
pack [text .t]
bind .t <<Modified>> {
  if {[.t edit modified]} {
    set out [open {${file}} w]
    fconfigure $out -encoding utf-8
    puts -nonewline $out [.t get 1.0 end-1c]
    close $out
    .t edit modified 0
  }
}
focus -force .t
`

export async function startOtherProgram(folder: string): Promise<OtherProgram> {
  // Xvfb writes the number of the display that it has found free.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface({ input: server.stdio[3] as Readable })
  const [number] = (await once(lines, 'line')) as [string]
  const env = { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' }
  const ours = { env: { ...process.env, ...env } }
  const file = join(folder, 'editor.txt')
  const script = join(folder, 'editor.tcl')
  writeFileSync(script, editor(file))
  const program = spawn('wish', [script], { ...ours, stdio: 'ignore' })
  const xdotool = (...args: string[]): string =>
    execFileSync('xdotool', args, { ...ours, encoding: 'utf8', timeout: 10_000 }).trim()
  const window = xdotool('search', '--sync', '--onlyvisible', '--name', 'Another program')
  const focus = (): void => void xdotool('windowfocus', '--sync', window)
  focus()
  const owners: ChildProcess[] = []
  const whole = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  let earlier = 0

  return {
    env,
    text: () => whole().slice(earlier),
    beginAnew: () => void (earlier = whole().length),
    focused: () => xdotool('getwindowfocus', 'getwindowname'),
    focus,
    xdotool,
    clipboard: {
      async copy(content, target) {
        const args = ['-selection', 'clipboard', '-target', target, '-in', '-quiet']
        const owner = spawn('xclip', args, { ...ours, stdio: ['pipe', 'ignore', 'ignore'] })
        owners.push(owner)
        owner.stdin.end(content)
        const offered = (): boolean =>
          spawnSync(
            'xclip',
            ['-selection', 'clipboard', '-target', target, '-out'],
            ours,
          ).stdout.equals(Buffer.from(content))
        for (let round = 0; round < 100 && !offered(); round++) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      },
      paste: (target) =>
        execFileSync('xclip', ['-selection', 'clipboard', '-target', target, '-out'], ours),
      targets: () =>
        execFileSync('xclip', ['-selection', 'clipboard', '-target', 'TARGETS', '-out'], ours)
          .toString()
          .trim()
          .split('\n'),
    },
    async stop() {
      for (const child of [program, ...owners]) child.kill()
      const exited = once(server, 'exit')
      server.kill()
      await exited
    },
  }
}
