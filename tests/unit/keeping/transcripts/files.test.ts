import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import mammoth from 'mammoth'
import { parseSync } from 'subtitle'
import { describe, expect, it } from 'vitest'
import { WebVTTParser } from 'webvtt-parser'
import { transcriptFile } from '../../../../electron/keeping/transcripts/write-transcript.ts'
import { createTranslations } from '../../../../shared/i18n/index.ts'
import type { TranscriptFormat } from '../../../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording, Recording } from '../../../../shared/ipc/schemas/recordings.ts'
import type { TranscriptChange } from '../../../../shared/ipc/schemas/transcripts.ts'
import { recordingOf } from '../../renderer/fake-recordings.ts'
import { gap, take, waiting } from '../../transcript/take.ts'

const second = 16_000
const words = createTranslations('en')

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice) console.log('LibreOffice is not installed: DOCX is read back by mammoth alone.')

/** The parser's own references lack their semicolon. */
const references = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** A talk of two with signs that mean something in every format, a gap, and an edit. */
function talk(changes: Partial<Recording> = {}, last = waiting): OpenRecording {
  const pieces = take(
    { text: 'Tere & <b>tere</b> --> kõigile! **Üks** _kaks_.', seconds: 6 },
    { ...gap('pool lauset'), seconds: 8 },
    { text: 'Mina olen Jaan.', seconds: 2 },
    { ...last, seconds: 5 },
  ).map((piece) => (piece.index === 0 ? { ...piece, model: 'whisper-large-v3' } : piece))
  const edit: TranscriptChange[] = [
    { kind: 'speaker', start: 0, end: 6 * second, speaker: 'Mari <M&M>' },
    { kind: 'text', start: 15 * second, end: 18 * second, text: 'Mina olen Jaan Tamm.' },
  ]
  return {
    recording: recordingOf('r', {
      source: { kind: 'file', name: 'nõupidamine.mp3', length: null },
      state: { kind: 'processing' },
      samples: 24 * second,
      gaps: 1,
      ...changes,
    }),
    pieces,
    log: { edits: [{ number: 1, changes: edit }], inForce: 1 },
  }
}

async function text(format: TranscriptFormat, opened = talk()): Promise<string> {
  const file = await transcriptFile(opened, format, words, 0)
  return typeof file === 'string' ? file : ''
}

/** A transcript to its end, without gaps. */
const whole: OpenRecording = {
  ...talk({ state: { kind: 'done' }, gaps: 0 }),
  pieces: take({ text: 'Kõik on siin.', seconds: 2 }),
  log: { edits: [], inForce: 0 },
}

describe('a transcript as a file', () => {
  it('says in every format that parts are missing and that it is not finished, and else says neither', async () => {
    const gapSign = '0:06–0:14 is missing or doubtful'
    for (const format of ['txt', 'md', 'srt', 'vtt'] as const) {
      const file = await text(format)
      expect(file.replaceAll('\\', '')).toContain(gapSign)
      expect(file).toContain('is not transcribed yet')
      expect(file).toContain('This transcript is not finished.')
      expect(await text(format, whole)).not.toMatch(/missing|not finished|not transcribed/)
    }
    expect(JSON.parse(await text('json'))).toMatchObject({
      isComplete: false,
      missing: [{ kind: 'gap', doubtfulText: 'pool lauset' }, { kind: 'to_come' }],
    })
    expect(JSON.parse(await text('json', whole))).toMatchObject({ isComplete: true, missing: [] })
  })

  it('has the text as it was edited, and who speaks', async () => {
    for (const format of ['txt', 'md', 'srt', 'vtt', 'json'] as const) {
      expect((await text(format)).replaceAll(/\s+/g, ' ')).toContain('Mina olen Jaan Tamm.')
      expect((await text(format)).toUpperCase()).toContain('MARI')
    }
  })
})

describe('SRT', () => {
  it('is read by another parser as what was written', async () => {
    const file = await text('srt')
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const nodes = parseSync(file)
    const cues = nodes.flatMap((node) => (node.type === 'cue' ? [node.data] : []))
    expect(nodes).toHaveLength(cues.length)
    const said = cues.map(({ text }) => text.replaceAll(/\r?\n/g, ' ')).join(' ')
    expect(said).toBe(
      'MARI <M&M>: Tere & <b>tere</b> → kõigile! **Üks** _kaks_. [0:06–0:14 is missing or doubtful] ' +
        'Mina olen Jaan Tamm. [0:18–0:23 is not transcribed yet] [This transcript is not finished.]',
    )
    let before = 0
    for (const { start, end } of cues) {
      expect(start).toBeGreaterThanOrEqual(before)
      expect(end).toBeGreaterThan(start)
      before = end
    }
  })
})

describe('WebVTT', () => {
  it('is without a fault for the parser of the W3C, with voices, signs and all', async () => {
    const { cues, errors } = new WebVTTParser(references).parse(await text('vtt'), 'metadata')
    expect(errors).toEqual([])
    const tree = new WebVTTParser(references).parse(await text('vtt'), 'subtitles')
    expect(tree.errors).toEqual([])
    const [first] = tree.cues
    const [voice] = first?.tree.children ?? []
    // This parser leaves the references in a name as they are; Chromium reads them (transcripts.spec.ts).
    expect(voice).toMatchObject({ type: 'object', name: 'v', value: 'Mari &lt;M&amp;M&gt;' })
    const said = voice?.children?.map(({ value }) => value).join('')
    expect(said?.replaceAll('\n', ' ')).toBe('Tere & <b>tere</b> --> kõigile! **Üks** _kaks_.')
    expect(cues.map(({ startTime }) => startTime)).toEqual(
      cues.map(({ startTime }) => startTime).toSorted((a, b) => a - b),
    )
  })
})

describe('JSON', () => {
  it('loses nothing: words with times in seconds, model, language, what the service said, edits', async () => {
    const document: unknown = JSON.parse(await text('json'))
    expect(document).toMatchObject({
      format: 'jutt-transcript',
      version: 1,
      name: 'nõupidamine',
      language: 'et',
      models: ['whisper-large-v3'],
      speakers: ['Mari <M&M>'],
      recording: { seconds: 24, file: 'nõupidamine.mp3' },
      segments: [
        {
          start: 0,
          speaker: 'Mari <M&M>',
          words: [{ start: 0, text: 'Tere' }, {}, {}, {}, {}, {}, {}],
        },
        { text: 'Mina olen Jaan Tamm.' },
      ],
      source: {
        pieces: [{ text: talk().pieces[0]?.text }, {}, { text: 'Mina olen Jaan.' }, {}],
        edits: [
          {
            number: 1,
            isInForce: true,
            changes: [
              { start: 0, end: 6 },
              { start: 15, end: 18 },
            ],
          },
        ],
      },
    })
  })
})

describe('DOCX', () => {
  it('is read by another reader as heading, facts, notes and paragraphs', async () => {
    const file = await transcriptFile(talk(), 'docx', words, 0)
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(file) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(value).toContain('nõupidamine')
    expect(value).toContain('<strong>Mari &lt;M&amp;M&gt;: </strong>')
    expect(value).toContain('Tere &amp; &lt;b&gt;tere&lt;/b&gt; --&gt; kõigile!')
    expect(value).toContain(
      '<strong>[0:06–0:14 is missing or doubtful]</strong><em> pool lauset</em>',
    )
    expect(value).toContain('This transcript is not finished.')
  })

  it.skipIf(!hasOffice)(
    'opens in LibreOffice with the same text',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'jutt-docx-'))
      const path = join(folder, 'talk.docx')
      writeFileSync(path, await transcriptFile(talk(), 'docx', words, 0))
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
      const order = [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8']
      execFileSync('soffice', [...order, '--outdir', folder, path], { stdio: 'ignore' })
      const read = readFileSync(join(folder, 'talk.txt'), 'utf8')
      rmSync(folder, { recursive: true, force: true })
      expect(read).toContain('Mari <M&M>: Tere & <b>tere</b> --> kõigile!')
      expect(read).toContain('[0:06–0:14 is missing or doubtful] pool lauset')
    },
    120_000,
  )

  it('bears signs that XML forbids', async () => {
    const bad = { ...whole, pieces: take({ text: 'Üks\u0007 kaks\uD800 kolm', seconds: 3 }) }
    const file = await transcriptFile(bad, 'docx', words, 0)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file) })
    expect(value).toContain('Üks')
    expect(value).toContain('kolm')
  })
})
