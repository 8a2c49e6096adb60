import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCapture } from './capture-lab.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jutt-capture-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('whoever begins to speak has the connection made ready before anything else; a file has not', () => {
  const { capture, page, warmUps, addFile } = openCapture(folder)
  page.ready()
  capture.dictate({ language: 'et', holder: 'window' })
  expect(warmUps).toEqual([0])
  capture.dictate({ language: 'et', holder: 'shortcut' })
  expect(warmUps).toEqual([0, 1])
  addFile()
  expect(warmUps).toEqual([0, 1])
})

test('the page that hears is asked to open by whoever speaks, by files, and by those that were left; and by nobody once it is there', () => {
  const { capture, woken, addFile } = openCapture(folder)
  capture.takeUp()
  expect(woken.times).toBe(0)
  addFile()
  expect(woken.times).toBe(1)
  capture.close()

  const next = openCapture(folder)
  expect(next.woken.times).toBe(0)
  next.capture.takeUp()
  expect(next.woken.times).toBe(1)
  next.capture.dictate({ language: 'et', holder: 'window' })
  expect(next.woken.times).toBe(2)
  expect(next.tasks).toEqual([])
  next.page.ready()
  expect(next.tasks.map(({ kind }) => kind)).toEqual(['listen', 'decode'])
  next.addFile()
  expect(next.woken.times).toBe(2)
})
