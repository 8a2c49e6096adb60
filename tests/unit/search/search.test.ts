import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../../shared/ipc/schemas/search.ts'
import { openSearchLab, type SearchLab } from './search-lab.ts'

let folder: string
let lab: SearchLab

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-search-'))
  lab = openSearchLab(join(folder, 'jutt.sqlite'))
})

afterEach(() => {
  lab.index.close()
  lab.database.close()
  rmSync(folder, { recursive: true })
})

const kinds = (findings: readonly Finding[]): string[] =>
  findings.map((finding) => (finding.kind === 'message' ? finding.part : finding.kind))

const marked = ({ snippet: { text, marks } }: Finding): string[] =>
  marks.map(({ start, end }) => text.slice(start, end))

describe('what is found', () => {
  test('titles, messages, thinking, names and texts of transcripts, each as what it is', () => {
    lab.chat({ title: 'Kuusk 1', question: 'kuusk 2', answer: 'kuusk 3', thinking: 'kuusk 4' })
    lab.transcript('kuusk 5.mp3', ['midagi muud', 'kuusk 6'])
    expect(kinds(lab.find('kuusk')).toSorted()).toEqual(
      ['title', 'written', 'answered', 'thought', 'name', 'piece'].toSorted(),
    )
  })

  test('inside words, without regard to case and diacritics, both ways', () => {
    lab.chat({ question: 'Täna on õhtul ÜLIKOOLIRAAMATUKOGU lahti' })
    for (const query of ['raamat', 'ulikool', 'ÕHTU', 'ohtu', 'Täna', 'tana']) {
      expect(lab.find(query), query).toHaveLength(1)
    }
    expect(lab.find('päev')).toEqual([])
  })

  test('an answer is shown as it reads, what was written as it was written', () => {
    const markdown =
      '## Kuusk\n\n- **okaspuu**, `igihaljas`\n- *kõrge*: 2 * 3 m\n\n| puu | [liik](https://example.org/puu) |\n|---|---:|\n| kuusk_1 | a*b |'
    lab.chat({ question: markdown, answer: markdown })
    const texts = Object.fromEntries(
      lab.find('okaspuu').map((finding) => [kinds([finding]).join(), finding.snippet.text]),
    )
    expect(texts['answered']).toBe('Kuusk okaspuu, igihaljas kõrge: 2 * 3 m puu liik kuusk_1 a*b')
    expect(texts['written']).toContain('- **okaspuu**, `igihaljas`')
    const [linked] = lab.find('example.org')
    expect(linked && marked(linked)).toEqual(['example.org'])
  })

  test('what is said is told with its place in the sound', () => {
    lab.transcript('loeng.mp3', ['üks', 'kaks'])
    expect(lab.find('kaks')).toMatchObject([{ kind: 'piece', index: 1, start: 16_000 }])
  })

  test('one and two characters as whole words', () => {
    lab.chat({ question: 'Kas AI on siin?', answer: 'maailm õ' })
    expect(kinds(lab.find('ai'))).toEqual(['written'])
    expect(kinds(lab.find('o'))).toEqual(['answered'])
    expect(lab.find('k')).toEqual([])
  })

  test('all words of several, wherever they stand; phrases as they are', () => {
    lab.chat({ question: 'suur must kass' })
    lab.chat({ question: 'must suur koer' })
    expect(lab.find('must suur')).toHaveLength(2)
    expect(lab.find('suur kass')).toHaveLength(1)
    expect(lab.find('"suur must"')).toHaveLength(1)
    expect(lab.find('„suur must“')).toHaveLength(1)
    expect(lab.find('kass koer')).toEqual([])
  })

  test('newest first, whatever was stored last, in pages without a break', () => {
    for (const at of [5000, 1000, 4000, 3000, 2000]) lab.chat({ question: 'samblik', at })
    lab.transcript('rec.wav', ['samblik'], 3500)
    const times = lab.find('samblik').map(({ at }) => at)
    expect(times).toEqual([5000, 4000, 3500, 3000, 2000, 1000])
    const paged: number[] = []
    let after: string | null = null
    do {
      const page = lab.find('samblik', { limit: 2, after })
      paged.push(...page.map(({ at }) => at))
      after = page.at(-1)?.key ?? null
    } while (after !== null)
    expect(paged).toEqual(times)
  })

  test('marks in a stretch of a long text, as data', () => {
    const rest = 'lorem <b>ipsum</b> dolor '.repeat(500)
    lab.chat({ question: `${rest} esimene\nPÕDER ${rest}` })
    const [finding] = lab.find('poder')
    expect(finding && marked(finding)).toEqual(['PÕDER'])
    expect(finding?.snippet.text.length).toBeLessThan(260)
    expect(finding?.snippet).toMatchObject({ cutBefore: true, cutAfter: true })
  })
})

describe('filters', () => {
  test('chats, transcripts, and who wrote it', () => {
    lab.chat({ title: 'ilves', question: 'ilves', answer: 'ilves', thinking: 'ilves' })
    lab.transcript('ilves.wav', ['ilves'])
    expect(kinds(lab.find('ilves', { among: 'transcripts' })).toSorted()).toEqual(['name', 'piece'])
    expect(lab.find('ilves', { among: 'chats' })).toHaveLength(4)
    expect(kinds(lab.find('ilves', { writer: 'you' }))).toEqual(['written'])
    expect(kinds(lab.find('ilves', { writer: 'model' }))).toEqual(['answered'])
    expect(kinds(lab.find('ilves', { writer: 'thinking' }))).toEqual(['thought'])
    expect(lab.find('ilves', { writer: 'you', among: 'transcripts' })).toEqual([])
  })

  test('the model by its whole name, and the days', () => {
    lab.chat({ answer: 'ilves', model: 'qwen3.5-122b', at: 1000 })
    lab.chat({ answer: 'ilves', model: 'qwen3.5-122b-nonthinking', at: 2000 })
    expect(lab.find('ilves', { model: 'qwen3.5-122b' }).map(({ at }) => at)).toEqual([1000])
    expect(lab.find('ilves', { model: '" OR a:"' })).toEqual([])
    expect(lab.find('ilves', { from: 1001, to: 3000 }).map(({ at }) => at)).toEqual([2000])
    expect(lab.find('ilves', { from: 1000, to: 2000 }).map(({ at }) => at)).toEqual([1000])
  })
})

describe('what changes', () => {
  test('a renamed chat is found by its new title only', () => {
    const chatId = lab.chat({ title: 'vana nimi' })
    expect(lab.find('vana nimi')).toHaveLength(1)
    lab.chats.rename(chatId, 'uus pealkiri')
    expect(lab.find('vana nimi')).toEqual([])
    expect(lab.find('uus pealkiri')).toHaveLength(1)
  })

  test('a renamed transcript is found by its new name only', () => {
    const recordingId = lab.transcript('loeng-0412.wav', ['-'])
    expect(lab.find('loeng')).toHaveLength(1)
    const { source } = lab.recordings.find(recordingId)
    lab.recordings.setSource(recordingId, { ...source, title: 'Intervjuu Mariga' })
    expect(lab.find('loeng')).toEqual([])
    expect(lab.find('mariga')).toMatchObject([
      { kind: 'name', source: { title: 'Intervjuu Mariga' } },
    ])
  })

  test('what is deleted is not found, what is restored is again, what is purged leaves nothing', () => {
    const chatId = lab.chat({ question: 'kadunud sõna' })
    const recordingId = lab.transcript('a.wav', ['kadunud sõna'])
    expect(lab.find('kadunud')).toHaveLength(2)
    lab.chats.delete(chatId, 1)
    lab.recordings.delete(recordingId, 1)
    expect(lab.find('kadunud')).toEqual([])
    lab.chats.restore(chatId)
    lab.recordings.restore(recordingId)
    expect(lab.find('kadunud')).toHaveLength(2)
    lab.chats.delete(chatId, 1)
    lab.chats.purgeDeleted()
    lab.recordings.remove(recordingId)
    expect(lab.find('kadunud')).toEqual([])
    expect(lab.index.prepare('SELECT * FROM places').all()).toEqual([])
  })

  test('an answer is indexed when it has ended, and never while it streams', () => {
    const chatId = lab.chat({ question: 'x' })
    const leaf = lab.chats.leafOf(chatId)
    lab.messages.insert({
      role: 'assistant',
      id: 'streaming',
      chatId,
      parentId: leaf ?? '',
      createdAt: 1,
      model: 'm',
      thinking: '',
      content: '',
      state: { kind: 'streaming', phase: { kind: 'queued' } },
      figures: {},
      earlier: [],
    })
    lab.find('x')
    lab.messages.appendDelta('streaming', 0, { thinking: '', content: 'jõgi' })
    expect(lab.database.prepare('SELECT * FROM unindexed').all()).toEqual([])
    expect(lab.find('jõgi')).toEqual([])
    lab.messages.finish('streaming', { thinking: '', content: 'jõgi' }, { kind: 'stopped' }, {})
    expect(lab.find('jõgi')).toHaveLength(1)
  })

  test('a piece that gets another text is found by that one', () => {
    const recordingId = lab.transcript('a.wav', ['esmane tekst'])
    expect(lab.find('esmane')).toHaveLength(1)
    lab.pieces.setText(recordingId, 0, 'parandatud')
    expect(lab.find('esmane')).toEqual([])
    expect(lab.find('parandatud')).toHaveLength(1)
  })

  test('what was there before the index is indexed in slices, and an index of a database that was put back anew', () => {
    for (let number = 0; number < 200; number++) lab.chat({ question: `vanast ${number}` })
    expect(lab.find('vanast', { limit: 100 })).toHaveLength(100)
    lab.index.close()
    // As after a restore: the database is at an earlier state than its index.
    lab.database.exec(`DELETE FROM unindexed; UPDATE sqlite_sequence SET seq = 3`)
    lab.database.close()
    lab = openSearchLab(join(folder, 'jutt.sqlite'))
    expect(lab.indexer.isCatchingUp()).toBe(true)
    let slices = 0
    while (lab.indexer.work(1)) slices += 1
    expect(slices).toBeGreaterThan(1)
    expect(lab.indexer.isCatchingUp()).toBe(false)
    expect(lab.find('vanast', { limit: 100 })).toHaveLength(100)
    expect(lab.find('"vanast 7"')).toHaveLength(11)
    expect(lab.find('vanast 7')).toHaveLength(1)
  })
})
