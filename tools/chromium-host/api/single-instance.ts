import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { trust } from '../world/trust.ts'

export interface Message {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

export interface SingleInstance {
  /** Becomes the first instance and answers true, or tells the first one and answers false. */
  request(message: Message): boolean
  readonly held: boolean
  release(): void
}

/**
 * One instance per data folder. The first holds a file with its process id; later ones, which must be
 * able to answer synchronously, leave it a message in a folder that it watches.
 */
export function createSingleInstance(
  folder: () => string,
  onSecond: (message: Message) => void,
): SingleInstance {
  let held: { release(): void } | undefined

  function lock(): boolean {
    const directory = folder()
    const file = path.join(directory, 'pid')
    mkdirSync(directory, { recursive: true })
    for (;;) {
      try {
        writeFileSync(file, identityOf(process.pid) ?? String(process.pid), { flag: 'wx' })
        break
      } catch (error) {
        if (trust<NodeJS.ErrnoException>(error).code !== 'EEXIST') throw error
        if (isAlive(readText(file))) return false
        // Left behind by an instance that was killed.
        rmSync(file, { force: true })
      }
    }
    for (const name of messagesIn(directory)) rmSync(path.join(directory, name), { force: true })
    const watcher = watch(directory, { persistent: false }, () => receive(directory))
    held = {
      release() {
        watcher.close()
        rmSync(file, { force: true })
        held = undefined
      },
    }
    return true
  }

  function receive(directory: string): void {
    for (const name of messagesIn(directory)) {
      const file = path.join(directory, name)
      const text = readText(file)
      rmSync(file, { force: true })
      if (text !== '') onSecond(trust<Message>(JSON.parse(text)))
    }
  }

  return {
    request(message) {
      if (held !== undefined || lock()) return true
      // Written under another name first, so that it is never read half.
      const file = path.join(folder(), `${process.pid}-${Date.now()}`)
      writeFileSync(`${file}.part`, JSON.stringify(message))
      renameSync(`${file}.part`, `${file}.message`)
      return false
    },
    get held() {
      return held !== undefined
    },
    release: () => held?.release(),
  }
}

function messagesIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.endsWith('.message'))
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** A process id and, where it can be known, when that process began: ids are used again. */
function identityOf(pid: number): string | undefined {
  const started = readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19]
  return started === undefined ? undefined : `${pid} ${started}`
}

function isAlive(identity: string): boolean {
  const pid = Number(identity.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return trust<NodeJS.ErrnoException>(error).code === 'EPERM'
  }
  return (identityOf(pid) ?? identity) === identity
}
