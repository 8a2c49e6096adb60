import { expect, test } from 'vitest'
import {
  carriesFiles,
  droppedFiles,
  fileKind,
} from '../../../renderer/main/transcripts/dropped-files.ts'
import { createFileIntake, type Refusal } from '../../../renderer/main/transcripts/file-intake.ts'
import { refusalSentence } from '../../../renderer/main/transcripts/refusal-sentence.ts'
import type { AttachRefusal } from '../../../renderer/main/attachments/attachments-store.ts'
import { largestFile } from '../../../shared/limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import { createFakeJutt } from './fake-jutt.ts'

const { t } = createTranslations('en')

function fileOf(name: string, type = ''): File {
  return new File(['x'], name, { type })
}

test('sound and video are known by name or type, images and documents too, and the rest is tried', () => {
  const kinds = (...files: [name: string, type: string][]) =>
    files.map(([name, type]) => fileKind({ name, type }))
  expect(
    kinds(
      ['lecture.MP3', 'audio/mpeg'],
      ['voice', 'audio/ogg'],
      ['film.mkv', ''],
      // Linux takes a video of this ending for a text in Qt's format, Windows for TypeScript.
      ['stream.ts', 'text/vnd.trolltech.linguist'],
      ['memo.opus', 'application/octet-stream'],
    ),
  ).toEqual(['sound', 'sound', 'sound', 'sound', 'sound'])
  expect(
    kinds(
      ['photo.JPG', 'image/jpeg'],
      ['thesis.pdf', ''],
      ['notes', 'text/plain'],
      ['plan', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['captions.srt', 'application/x-subrip'],
    ),
  ).toEqual(['document', 'document', 'document', 'document', 'document'])
  expect(kinds(['recording', ''], ['RECORD.001', ''], ['x.bin', 'application/x-unknown'])).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ])
})

test('only a drag that carries files is one of files', () => {
  expect(carriesFiles({ types: ['Files'] })).toBe(true)
  expect(carriesFiles({ types: ['text/plain', 'text/uri-list'] })).toBe(false)
  expect(carriesFiles(null)).toBe(false)
})

function itemOf(file: File | null, entry: { isDirectory: boolean } | null): DataTransferItem {
  return {
    kind: file ? 'file' : 'string',
    type: '',
    getAsFile: () => file,
    getAsString: () => undefined,
    webkitGetAsEntry: () => entry as FileSystemEntry | null,
  }
}

test('what was dropped is parted into files and folders', () => {
  const items = [
    itemOf(fileOf('a.mp3'), { isDirectory: false }),
    itemOf(null, null),
    itemOf(fileOf('Recordings'), { isDirectory: true }),
    itemOf(fileOf('b.mp3'), null),
  ]
  const { files, folders } = droppedFiles({ items } as unknown as DataTransfer)
  expect(files.map(({ name }) => name)).toEqual(['a.mp3', 'b.mp3'])
  expect(folders).toEqual(['Recordings'])
})

function createParts() {
  const jutt = createFakeJutt()
  const taken: [name: string, isFirst: boolean][] = []
  const attached: string[] = []
  const notAttached: [name: string, refusal: AttachRefusal][] = []
  const refused: [names: string[], refusal: Refusal][] = []
  const reported: AppError[] = []
  const intake = createFileIntake({
    jutt,
    language: () => 'en',
    attach: (files) => attached.push(...files.map(({ name }) => name)),
    taken: ({ source }, isFirst) =>
      taken.push([source.kind === 'file' ? source.name : source.kind, isFirst]),
    refused: (names, refusal) => refused.push([names, refusal]),
    notAttached: (name, refusal) => notAttached.push([name, refusal]),
    report: (error) => reported.push(error),
  })
  return { jutt, intake, taken, attached, notAttached, refused, reported }
}

test('sound goes to main in the language that is set; the first one is opened', async () => {
  const { jutt, intake, taken, refused } = createParts()
  await intake.drop({ files: [fileOf('a.mp3'), fileOf('b')], folders: [] })
  expect(jutt.asked).toEqual(['addFile a.mp3 en', 'addFile b en'])
  expect(taken).toEqual([
    ['a.mp3', true],
    ['b', false],
  ])
  expect(refused).toEqual([])
})

test('documents go along with the message; folders and files that fail are told once for each reason; the others are taken', async () => {
  const { jutt, intake, taken, attached, refused } = createParts()
  const files = ['gone.mp3', 'photo.png', 'thesis.pdf', 'good.mp3'].map((name) => fileOf(name))
  jutt.failNext({ code: 'file_gone' })
  await intake.drop({ files, folders: ['Folder'] })
  expect(taken).toEqual([['good.mp3', true]])
  expect(attached).toEqual(['photo.png', 'thesis.pdf'])
  expect(refused).toEqual([
    [['Folder'], { kind: 'folder' }],
    [['gone.mp3'], { kind: 'error', error: { code: 'file_gone' } }],
  ])
})

test('what was opened with Jutt is sound or goes along with the message; what is too large is not fetched', async () => {
  const { jutt, intake, taken, attached, notAttached } = createParts()
  const offer = async (name: string, size = 1) => {
    const offered = await jutt.files.offer(fileOf(name))
    if (!offered.ok) throw new Error('not offered')
    return { ...offered.value, size }
  }
  const files = [await offer('a.mp3'), await offer('b.pdf'), await offer('c.pdf', largestFile + 1)]
  await intake.opened(files)
  expect(taken).toEqual([['a.mp3', true]])
  expect(attached).toEqual(['b.pdf'])
  expect(notAttached).toEqual([['c.pdf', { kind: 'unreadable', reason: 'too_large' }]])
  jutt.failNext({ code: 'file_gone' })
  await intake.opened([{ handle: 'x', name: 'd.txt', size: 1 }])
  expect(notAttached.at(-1)).toEqual(['d.txt', { kind: 'error', error: { code: 'file_gone' } }])
})

test('files that are chosen are taken like those that are dropped', async () => {
  const { jutt, intake, taken, reported } = createParts()
  jutt.filesToChoose.push('a.mp3', 'b.mp3')
  await intake.choose()
  expect(taken).toEqual([
    ['a.mp3', true],
    ['b.mp3', false],
  ])
  jutt.failNext({ code: 'storage_failed' })
  await intake.choose()
  expect(reported).toEqual([{ code: 'storage_failed' }])
})

test('a refusal names the files, and not more of them than can be read', () => {
  expect(refusalSentence(t, ['a', 'b', 'c', 'd', 'e'], { kind: 'folder' })).toContain(
    '(a, b, c and 2 more)',
  )
  expect(refusalSentence(t, ['a.mp3'], { kind: 'error', error: { code: 'file_gone' } })).toMatch(
    /^a\.mp3: The file can no longer be read/u,
  )
})
