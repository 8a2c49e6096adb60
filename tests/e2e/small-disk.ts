import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from './jutt.ts'

/** A file system of few bytes at a folder. */
export interface SmallDisk {
  /** Gives it another size, in bytes. */
  resize(bytes: number): void
  /** Leaves no room on it, until what this answers is called. */
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
  return {
    resize: (size) =>
      void execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'ignore' }),
    fill() {
      const ballast = join(folder, 'ballast')
      const { bfree, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bfree * bsize))
      return () => rmSync(ballast)
    },
    remove: () => void execFileSync('umount', ['--lazy', folder]),
  }
}
