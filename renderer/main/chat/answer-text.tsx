import { lazy, Suspense } from 'react'

/** The renderer of answers is large: it is fetched once the window can be used. */
const Markdown = lazy(async () => {
  const { Markdown } = await import('./markdown/markdown.tsx')
  return { default: Markdown }
})

/** The text of an answer as a document; as plain text until the renderer has come. */
export function AnswerText({ text, writing }: { text: string; writing: boolean }) {
  return (
    <Suspense fallback={<p className="leading-relaxed whitespace-pre-wrap">{text}</p>}>
      <Markdown text={text} writing={writing} />
    </Suspense>
  )
}
