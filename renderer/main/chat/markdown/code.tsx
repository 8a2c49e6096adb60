import { createContext, useContext, useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CodeBlock,
  CodeBlockCopyButton,
  defaultComponents,
  useIsCodeFenceIncomplete,
  type ExtraProps,
} from 'streamdown'
import { Button } from '../../../ui/button.tsx'
import { firstLines } from './first-lines.ts'

/** Code that is longer is folded to so many lines; a few more are no reason to. */
const folded = 40
const few = 8

/** Code that is too long to be parsed as a part of its document, given beside it. */
export const LongCodeContext = createContext<string | null>(null)

const { code: DefaultCode } = defaultComponents

/** Code in the line as streamdown has it; a block of code with what copies all of it, folded where it is long. */
export function Code(props: ComponentProps<'code'> & ExtraProps) {
  const long = useContext(LongCodeContext)
  if (!('data-block' in props)) return <DefaultCode {...props} />
  const { children, className } = props
  const language = /language-(\S+)/.exec(className ?? '')?.[1] ?? ''
  return <Block code={long ?? (typeof children === 'string' ? children : '')} language={language} />
}

function Block({ code, language }: { code: string; language: string }) {
  const { t } = useTranslation()
  const isIncomplete = useIsCodeFenceIncomplete()
  const [isOpen, setOpen] = useState(false)
  const { text, lines } = firstLines(code, folded)
  // While it grows, what is folded must not open and close again.
  const isLong = lines > folded + (isIncomplete ? 0 : few)
  return (
    <>
      <CodeBlock
        code={isLong && !isOpen ? text : code}
        language={language}
        isIncomplete={isIncomplete}
        lineNumbers={false}
      >
        <CodeBlockCopyButton code={code} />
      </CodeBlock>
      {isLong && (
        <Button
          data-unfold={isOpen ? undefined : true}
          className="-mt-2 mb-4 text-sm"
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen
            ? t('markdown.showFirstLines', { lines: folded })
            : t('markdown.showAllLines', { lines })}
        </Button>
      )}
    </>
  )
}
