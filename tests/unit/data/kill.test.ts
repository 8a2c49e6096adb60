import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Said } from './start-until-killed.ts'
import { expect, test } from 'vitest'
import { backUp } from '../../../electron/data/backup.ts'
import { prepareMove } from '../../../electron/data/move.ts'
import { openPlaceFile } from '../../../electron/data/place.ts'
import { prepareRestore } from '../../../electron/data/restore.ts'
import { newestVersion, openDatabase } from '../../../electron/storage/database.ts'
import { calm, checkHere, furnishHome, soundIn, startOnce, titlesIn } from './data-lab.ts'

const program = join(import.meta.dirname, 'start-until-killed.ts')

/** Kills a start so many milliseconds after it began; true where it had ended before. */
async function killAfter(milliseconds: number, home: string): Promise<boolean> {
  const child = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let isDone = false
  for await (const line of createInterface(child.stdout)) {
    if (line === ('done' satisfies Said)) isDone = true
    else setTimeout(() => child.kill('SIGKILL'), milliseconds)
  }
  await exited
  return isDone
}

/** Sound enough that copying it takes a while. */
function addSound(home: string): void {
  for (const name of ['long', 'longer']) {
    writeFileSync(join(home, 'recordings', `${name}.wav`), name.repeat(4_000_000))
  }
}

test('SIGKILL at any moment of a move costs nothing', async () => {
  const { root, home } = furnishHome(2000)
  try {
    const chosen = join(root, 'other')
    mkdirSync(chosen)
    await prepareMove(openPlaceFile(home), chosen, calm)
    // All of it comes after the first copy, so that the start has the most to do.
    addSound(home)
    let delay = 1
    while (!(await killAfter(delay, home)) && delay < 2000) delay *= 2
    const { folder } = startOnce(home)
    expect([home, join(chosen, 'Jutt')]).toContain(folder)
    expect(titlesIn(folder)).toHaveLength(2000)
    expect(soundIn(folder, 'longer')).toBe('longer'.repeat(4_000_000))
    expect(soundIn(folder, 'one')).toBe('one'.repeat(100_000))
  } finally {
    rmSync(root, { recursive: true })
  }
}, 60_000)

test('SIGKILL at any moment of a restore leaves the backup in place and the old data aside', async () => {
  const { root, home } = furnishHome(2000)
  try {
    const backup = join(root, 'backup')
    const { database } = openDatabase(join(home, 'jutt.sqlite'))
    const source = { database, folder: home, home, version: '1' }
    await backUp(source, { folder: backup, withSound: true, now: 0 }, calm)
    database.exec("UPDATE chats SET title = 'later'")
    database.close()
    const options = { ...calm, check: checkHere, newestVersion, now: 0 }
    await prepareRestore(openPlaceFile(home), backup, options)
    let delay = 1
    while (!(await killAfter(delay, home)) && delay < 2000) delay += 4
    startOnce(home)
    expect(titlesIn(home)[0]).toBe('Title 0')
    expect(soundIn(home, 'one')).toBe('one'.repeat(100_000))
    expect(titlesIn(join(home, 'before-restore-1970-01-01T00-00-00.000Z'))[0]).toBe('later')
  } finally {
    rmSync(root, { recursive: true })
  }
}, 60_000)
