import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setAutostart } from '../../../electron/desktop/autostart.ts'
import { createIntents } from '../../../electron/desktop/intents.ts'
import { createLoginItem } from '../../../electron/desktop/login-item.ts'
import { createNotices, type Notice } from '../../../electron/desktop/notices.ts'
import { filesOf } from '../../../electron/desktop/opened-files.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import type { AnswerState } from '../../../shared/ipc/schemas/chats.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'

describe('files among the arguments of a start', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jutt-opened-'))
    writeFileSync(join(folder, 'loeng.mp3'), '')
    writeFileSync(join(folder, '-v.txt'), '')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are those that are there, relative to where it was started', () => {
    const argv = [
      '/opt/jutt',
      '--hidden',
      'loeng.mp3',
      'gone.mp3',
      folder,
      join(folder, 'loeng.mp3'),
    ]
    const path = join(folder, 'loeng.mp3')
    expect(filesOf(argv, { folder, appPath: null })).toEqual([path, path])
  })

  test('are never Jutt itself, what is before it, or an option', () => {
    const argv = ['electron', '-r', 'loeng.mp3', '.', '-v.txt', './-v.txt']
    expect(filesOf(argv, { folder, appPath: folder })).toEqual([join(folder, '-v.txt')])
  })
})

test('what main asks waits until it is taken; files and items until there is a service', () => {
  let told = 0
  const intents = createIntents(() => (told += 1))
  intents.add({ kind: 'run', action: 'newChat' })
  intents.add({ kind: 'open', files: [] })
  intents.add({ kind: 'show', item: { kind: 'chat', id: 'a' } })
  expect(told).toBe(3)
  expect(intents.take({ isConnected: false }).map(({ kind }) => kind)).toEqual(['run'])
  expect(intents.take({ isConnected: true }).map(({ kind }) => kind)).toEqual(['open', 'show'])
  expect(intents.take({ isConnected: true })).toEqual([])
})

test('the system is told of the start at login when that changes', () => {
  const told: object[] = []
  const keep = createLoginItem({ before: false, set: (item) => told.push(item) })
  for (const opensAtLogin of [false, true, true, false]) keep({ opensAtLogin })
  const args = ['--hidden']
  expect(told).toEqual([
    { openAtLogin: true, args },
    { openAtLogin: false, args },
  ])
})

test('a Linux desktop has an entry for the start at login, until it is taken back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jutt-autostart-'))
  const entry = join(folder, 'autostart', 'jutt.desktop')
  const command = ['/opt/My "Jutt"/jutt', '50 % $HOME', '--hidden']
  setAutostart(folder, { openAtLogin: true, command })
  expect(readFileSync(entry, 'utf8').split('\n')).toContain(
    String.raw`Exec="/opt/My \\"Jutt\\"/jutt" "50 %% \\$HOME" "--hidden"`,
  )
  setAutostart(folder, { openAtLogin: false, command })
  expect(existsSync(entry)).toBe(false)
  setAutostart(folder, { openAtLogin: false, command })
  rmSync(folder, { recursive: true })
})

describe('notices', () => {
  function createParts() {
    const shown: Notice[] = []
    let isWanted = true
    const notices = createNotices({
      isWanted: () => isWanted,
      words: () => createTranslations('et'),
      titleOf: (chatId) => `vestlus ${chatId}`,
      show: (notice) => shown.push(notice),
    })
    const end = (state: AnswerState) =>
      notices.answerEnded({ chatId: 'a', messageId: 'm', state, figures: {} })
    return { notices, shown, end, setWanted: (wanted: boolean) => (isWanted = wanted) }
  }

  const recording = (change: Partial<Recording> = {}): Recording => ({
    id: 'r',
    source: { kind: 'file', name: 'loeng.mp3', length: null },
    language: 'et',
    createdAt: 0,
    isPractice: false,
    state: { kind: 'processing' },
    samples: 0,
    untranscribed: 0,
    gaps: 0,
    hasSpeech: true,
    trouble: null,
    deliveredAt: null,
    queuePlace: 0,
    sound: { kind: 'whole' },
    ...change,
  })

  test('tell of an answer by the title of its chat; one that was stopped is no news', () => {
    const { end, shown } = createParts()
    end({ kind: 'stopped' })
    end({ kind: 'done', finishReason: 'stop' })
    end({ kind: 'failed', error: { code: 'unreachable' } })
    const item = { kind: 'chat', id: 'a' }
    expect(shown).toEqual([
      { title: 'vestlus a', body: 'Vastus on valmis.', item },
      { title: 'vestlus a', body: 'Vastus ebaõnnestus.', item },
    ])
  })

  test('tell of a file once its text is made, and not of what changes later', () => {
    const { notices, shown } = createParts()
    const tell = (change: Partial<Recording>) =>
      notices.recordingsChanged({ changed: [recording(change)], removed: [] })
    tell({})
    tell({ state: { kind: 'done' }, gaps: 2 })
    tell({ state: { kind: 'done' }, mark: 'pinned' })
    expect(shown).toEqual([
      {
        title: 'loeng.mp3',
        body: 'Transkriptsioon on valmis, 2 lüngaga.',
        item: { kind: 'transcript', id: 'r' },
      },
    ])
  })

  test('say nothing of dictations, and nothing while the window is looked at', () => {
    const { notices, shown, end, setWanted } = createParts()
    const source = { kind: 'microphone' } as const
    for (const state of [{ kind: 'processing' }, { kind: 'done' }] as const)
      notices.recordingsChanged({ changed: [recording({ source, state })], removed: [] })
    setWanted(false)
    end({ kind: 'done', finishReason: 'stop' })
    notices.recordingsChanged({ changed: [recording()], removed: [] })
    notices.recordingsChanged({ changed: [recording({ state: { kind: 'done' } })], removed: [] })
    expect(shown).toEqual([])
  })
})
