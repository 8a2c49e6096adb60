import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Stores } from '../../../renderer/main/app/stores.ts'
import { StoresContext } from '../../../renderer/main/app/use-stores.ts'
import { CitedRecording } from '../../../renderer/main/chat/cited-recording.ts'
import { Markdown } from '../../../renderer/main/chat/markdown/markdown.tsx'
import { math } from '../../../renderer/main/chat/markdown/math.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'

const stores = {
  math: createStore(() => ({ part: math, fetch: async () => undefined })),
} as unknown as Stores

/** The names of the buttons that times became in an answer about this recording, and the text. */
function shown(text: string, recordingId: string | null): { times: string[]; text: string } {
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createTranslations('en')}>
      <StoresContext value={stores}>
        <CitedRecording value={recordingId}>
          <Markdown text={text} writing={false} />
        </CitedRecording>
      </StoresContext>
    </I18nextProvider>,
  )
  const names = html.matchAll(/aria-label="Open the recording at ([^"]*)"/g)
  return {
    times: Array.from(names, ([, time]) => time ?? ''),
    text: html.replaceAll(/<[^>]*>/g, ''),
  }
}

test('times in an answer about a recording are buttons, but not in code and links', () => {
  const answer =
    'First [0:05], **then [1:02:03–1:05]**.\n\n- [12:34] a point\n\n`[0:06]` and [a link [0:07]](https://ut.ee)'
  const { times, text } = shown(answer, 'r')
  expect(times).toEqual(['0:05', '1:02:03', '1:05', '12:34'])
  expect(text).toContain('First [0:05], then [1:02:03–1:05].')
  expect(text).toContain('[0:06]')
})

test('elsewhere they are text', () => {
  const { times, text } = shown('First [0:05].', null)
  expect(times).toEqual([])
  expect(text).toContain('First [0:05].')
})
