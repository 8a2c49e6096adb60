import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCapture } from './capture-lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'jutt-capture-'))
afterEach(() => rmSync(folder, { recursive: true }))

test('whoever begins to speak has the connection made ready before anything else; a file has not', () => {
  const { capture, warmUps, addFile } = openCapture(folder)
  capture.pageReady()
  capture.dictate({ language: 'et', holder: 'window' })
  expect(warmUps).toEqual([0])
  capture.dictate({ language: 'et', holder: 'shortcut' })
  expect(warmUps).toEqual([0, 1])
  addFile()
  expect(warmUps).toEqual([0, 1])
})
