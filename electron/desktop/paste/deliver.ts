import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { clipboard } from 'electron'
import {
  choosePasteWay,
  pasteCommands,
  pasteDelays,
  type PasteCommand,
  type PasteWay,
} from '../../dictation/paste-way.ts'
import type { Deliver, Delivered } from '../../dictation/ports.ts'
import type { HookProcess } from '../keys/hook-process.ts'
import { keyFacts } from '../keys/key-facts.ts'
import { keepClipboard, restoreClipboard, writeTransient } from './kept-clipboard.ts'

/** Milliseconds that pressing the keys may take. */
const longestPress = 5000

/** Brings text into other programs. */
export function createDeliver(hook: HookProcess): Deliver {
  async function press(way: Exclude<PasteWay, { kind: 'none' }>): Promise<void> {
    if (way.kind === 'command') {
      await promisify(execFile)(way.command, [...way.args], { timeout: longestPress })
      return
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => reject(new Error('The keys were not pressed.')), longestPress)
    const end = hook.on((message) => {
      if (message.kind === 'pasted') resolve()
      if (message.kind === 'failed') reject(new Error(message.detail))
    })
    try {
      hook.ask({ kind: 'paste', modifier: way.modifier })
      await promise
    } finally {
      clearTimeout(timer)
      end()
    }
  }

  async function toClipboard(text: string): Promise<Delivered> {
    await clipboard.writeText(text)
    return 'copied'
  }

  return {
    toClipboard,
    async toFront(text) {
      const facts = keyFacts()
      const way = choosePasteWay({ ...facts, commands: installed(), hasHook: true })
      if (way.kind === 'none') {
        await toClipboard(text)
        return 'not_pasted'
      }
      const delays = pasteDelays(facts)
      const before = await keepClipboard()
      await writeTransient(text)
      await pause(delays.before)
      try {
        await press(way)
      } catch {
        return 'not_pasted'
      }
      await pause(delays.after)
      // Whoever copied something meanwhile wants that.
      if ((await clipboard.readText()) !== text) return 'pasted'
      return (await restoreClipboard(before)) ? 'pasted' : 'pasted_over'
    },
  }
}

function installed(): ReadonlySet<PasteCommand> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  return new Set(
    pasteCommands.filter((command) =>
      folders.some((folder) =>
        endings.some((ending) => existsSync(join(folder, command + ending))),
      ),
    ),
  )
}
