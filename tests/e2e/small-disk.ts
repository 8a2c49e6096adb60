import { execFileSync, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { test } from './jutt.ts'

/** A file system of few bytes at a folder. */
export interface SmallDisk {
  /** Gives it another size, in bytes. */
  resize(bytes: number): void
  /** From now on nothing on it may be written or removed. */
  lock(): void
  /** Leaves no room on it, whoever else writes there meanwhile, until what this answers is called. */
  fill(): () => void
  remove(): void
}

/** Mounts a {@link SmallDisk}; where that cannot be, the test is skipped. */
export function mountSmallDisk(folder: string, bytes: number): SmallDisk {
  const isAllowed = process.platform === 'linux' && process.getuid?.() === 0
  test.skip(!isAllowed, 'a disk that is full can be made by root on Linux only')
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
  } catch {
    test.skip(true, 'no file system may be mounted here')
  }
  const unmount = removerAfterUs(folder)
  return {
    resize: (size) =>
      void execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'ignore' }),
    lock: () => void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }),
    fill() {
      const ballast = join(folder, 'ballast')
      writeUntilFull(ballast)
      return () => rmSync(ballast)
    },
    remove: unmount,
  }
}

/** Unmounts it when it is called, or when this process is gone: where one is left, the next run cannot clear its folders. */
function removerAfterUs(folder: string): () => void {
  // A shell that reads to the end of what only this process could write, in a group of its own, so that it outlives ours.
  const waiting = spawn('sh', ['-c', 'read -r _; umount --lazy "$0"', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  waiting.unref()
  return () => {
    waiting.kill()
    execFileSync('umount', ['--lazy', folder])
  }
}

/** Ever smaller blocks: the last ones fill the pages that are left. */
const blocks = [1 << 20, 1 << 16, 1 << 12].map((size) => Buffer.alloc(size))

function writeUntilFull(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    for (const block of blocks) {
      while (isWritten(descriptor, block));
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Was there room for all of it? What came after the last whole block is counted too. */
function isWritten(descriptor: number, block: Uint8Array): boolean {
  try {
    return writeSync(descriptor, block) === block.length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
