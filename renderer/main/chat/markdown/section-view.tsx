import { memo, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Streamdown, type PluginConfig, type StreamdownTranslations } from 'streamdown'
import { CitedRecording } from '../cited-recording.ts'
import { timesAreCited } from './cited-times.tsx'
import { components } from './components.tsx'
import { hardened } from './hardening.ts'
import { footnotes, type NoteOptions } from './notes.ts'
import { code, type MathPlugin } from './plugins.ts'

export const controls = {
  code: { copy: true, download: false },
  table: { copy: true, download: false, fullscreen: false },
  mermaid: false,
  image: false,
} as const

/** Links are opened by our own component, which asks main; streamdown must not open anything. */
export const linkSafety = { enabled: false }

/** One section of an answer; it is rendered again only when what is in it changes. */
export const SectionView = memo(function SectionView(props: {
  source: string
  writing: boolean
  math: MathPlugin | null
  notes: NoteOptions
}) {
  const { source, writing, math, notes } = props
  const plugins = useMemo<PluginConfig>(() => (math ? { code, math } : { code }), [math])
  const isCiting = useContext(CitedRecording) !== null
  const rehypePlugins = useMemo<typeof hardened>(
    () => [[footnotes, notes], ...hardened, ...(isCiting ? [timesAreCited] : [])],
    [notes, isCiting],
  )
  const { translations, noteLabels } = useLabels()
  return (
    <Streamdown
      className="document-section"
      isAnimating={writing}
      parseIncompleteMarkdown={writing}
      rehypePlugins={rehypePlugins}
      remarkRehypeOptions={noteLabels}
      components={components}
      plugins={plugins}
      controls={controls}
      linkSafety={linkSafety}
      lineNumbers={false}
      codeBlockMaxHeight={0}
      tableMaxHeight={0}
      translations={translations}
    >
      {source}
    </Streamdown>
  )
})

/** Labels of the controls that are left on, and of footnotes. */
function useLabels() {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      translations: {
        copied: t('common.copied'),
        copyCode: t('markdown.copyCode'),
        copyTable: t('markdown.copyTable'),
        copyTableAsCsv: t('markdown.copyTableAsCsv'),
        copyTableAsMarkdown: t('markdown.copyTableAsMarkdown'),
        copyTableAsTsv: t('markdown.copyTableAsTsv'),
        tableFormatCsv: 'CSV',
        tableFormatMarkdown: 'Markdown',
        tableFormatTsv: 'TSV',
      } satisfies Partial<StreamdownTranslations>,
      noteLabels: {
        footnoteLabel: t('markdown.footnotes'),
        footnoteBackLabel: t('markdown.backToText'),
      },
    }),
    [t],
  )
}
