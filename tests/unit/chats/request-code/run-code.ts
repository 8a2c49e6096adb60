import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CodeFormat } from '../../../../shared/ipc/schemas/request-code.ts'

const execute = promisify(execFile)
const standIn = join(import.meta.dirname, 'stand-in')
const requestsStandIn = join(import.meta.dirname, 'requests-stand-in')

/** Does this computer's Python have the package requests? */
function hasRequests(): boolean {
  try {
    execFileSync('python3', ['-c', 'import requests'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

interface Runner {
  file: string
  command: (file: string) => [command: string, ...words: string[]]
  pythonPath?: string
}

const runners: Record<CodeFormat, () => Runner> = {
  curl: () => ({ file: 'code.sh', command: (file) => ['bash', file] }),
  javascript: () => ({ file: 'code.mjs', command: (file) => [process.execPath, file] }),
  pythonOpenai: () => ({
    file: 'code.py',
    command: (file) => ['python3', file],
    pythonPath: standIn,
  }),
  pythonRequests: () => ({
    file: 'code.py',
    command: (file) => ['python3', file],
    ...(!hasRequests() && { pythonPath: requestsStandIn }),
  }),
}

/** Runs code as somebody does who pasted it into a file; returns what it prints. */
export async function runCode(format: CodeFormat, code: string): Promise<string> {
  const { file: name, command, pythonPath } = runners[format]()
  const folder = mkdtempSync(join(tmpdir(), 'jutt-code-'))
  try {
    const file = join(folder, name)
    writeFileSync(file, code)
    const [program, ...words] = command(file)
    const env = {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8',
      no_proxy: '127.0.0.1',
      ...(pythonPath !== undefined && { PYTHONPATH: pythonPath }),
    }
    const { stdout } = await execute(program, words, { env, maxBuffer: 64 * 1024 * 1024 })
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Does Python's compiler take the code? Throws what it says where it does not. */
export async function compilePython(code: string): Promise<void> {
  await runPython('import sys; compile(sys.stdin.read(), "code.py", "exec")', code)
}

/** Runs a program of Python over a text at its standard input; returns what it prints. */
export async function runPython(program: string, input: string): Promise<string> {
  return runWith('python3', ['-c', program], input)
}

/** Runs a program over a text at its standard input; returns what it prints. */
export async function runWith(program: string, words: string[], input: string): Promise<string> {
  const running = execute(program, words, { maxBuffer: 64 * 1024 * 1024 })
  running.child.stdin?.end(input)
  return (await running).stdout
}
