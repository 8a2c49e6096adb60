import { memo, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Streamdown, type PluginConfig, type StreamdownTranslations } from 'streamdown'
import { useLate } from '../../app/late.ts'
import { useStores } from '../../app/use-stores.ts'
import { components } from './components.tsx'
import { hardened } from './hardening.ts'
import { code } from './plugins.ts'
import { dollarsForTex, mayHoldMath } from './tex-delimiters.ts'

const controls = {
  code: { copy: true, download: false },
  table: { copy: true, download: false, fullscreen: false },
  mermaid: false,
  image: false,
} as const

/** Links are opened by our own component, which asks main; streamdown must not open anything. */
const linkSafety = { enabled: false }

/** The text of an answer as a document; what stood before the growing end is not rendered again. */
const Markdown = memo(function Markdown(props: { text: string; writing: boolean }) {
  const { text, writing } = props
  const math = useLate(useStores().math, mayHoldMath(text))
  // Until formulas can be rendered, the delimiters that the model wrote are the plainest to read.
  const source = useMemo(() => (math ? dollarsForTex(text) : text), [math, text])
  const plugins = useMemo<PluginConfig>(() => (math ? { code, math } : { code }), [math])
  const { translations, footnotes } = useLabels()
  return (
    <Streamdown
      className="document"
      isAnimating={writing}
      parseIncompleteMarkdown={writing}
      rehypePlugins={hardened}
      remarkRehypeOptions={footnotes}
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

export function renderMarkdown(text: string, writing: boolean): ReactNode {
  return <Markdown text={text} writing={writing} />
}

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
      footnotes: {
        footnoteLabel: t('markdown.footnotes'),
        footnoteBackLabel: t('markdown.backToText'),
      },
    }),
    [t],
  )
}
