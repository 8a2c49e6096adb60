import { ErrorBoundary } from 'react-error-boundary'
import { useLate } from '../app/late.ts'
import { useStores } from '../app/use-stores.ts'

/** The text of an answer as a document; as plain text until the renderer has come, and where it fails. */
export function AnswerText({ text, writing }: { text: string; writing: boolean }) {
  const { markdown } = useStores()
  const renderMarkdown = useLate(markdown)
  const plain = <p className="leading-relaxed wrap-anywhere whitespace-pre-wrap">{text}</p>
  if (!renderMarkdown) return plain
  return (
    <ErrorBoundary fallback={plain} resetKeys={[writing]}>
      {renderMarkdown(text, writing)}
    </ErrorBoundary>
  )
}
