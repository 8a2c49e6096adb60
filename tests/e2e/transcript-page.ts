import type { Locator } from '@playwright/test'
import { expect, type Jutt } from './jutt.ts'

/** The open transcript and the lines of transcripts in the list, by role and accessible name. */
export interface TranscriptPage {
  /** The line of the list. */
  row: (name: string) => Locator
  /** Opens the transcript with that name. */
  open: (name: string) => Promise<void>
  text: Locator
  /** Parts whose text is missing. */
  gaps: Locator
  /** Waits until the line of the list, or the head of the transcript, says so. */
  untilIs: (standing: string | RegExp, timeout?: number) => Promise<void>
  /** What a reader of the whole text reads: its words, without times. */
  words: () => Promise<string[]>
}

export function describeTranscripts({ page, chatList }: Jutt): TranscriptPage {
  const text = page.getByRole('region', { name: 'Transcript', exact: true })
  const main = page.getByRole('main')
  const row = (name: string) => chatList.getByRole('listitem').filter({ hasText: name })
  return {
    row,
    text,
    gaps: text.getByRole('group', { name: /^Missing part/ }),
    async open(name) {
      await row(name).getByRole('button').first().click()
      await expect(text).toBeVisible()
    },
    async untilIs(standing, timeout = 20_000) {
      await expect(main.getByText(standing, { exact: true }).first()).toBeVisible({ timeout })
    },
    async words() {
      const paragraphs = await text.getByRole('paragraph').allInnerTexts()
      return paragraphs.flatMap(
        (paragraph) => paragraph.toLowerCase().match(/[\p{L}-]{2,}/gu) ?? [],
      )
    },
  }
}
