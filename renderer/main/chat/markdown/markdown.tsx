import { memo, useMemo, useState, type ReactNode } from 'react'
import { useLate } from '../../app/late.ts'
import { useStores } from '../../app/use-stores.ts'
import { estimatedHeight } from '../nearby/estimate.ts'
import { WhenNear } from '../nearby/when-near.tsx'
import { LongCodeContext } from './code.tsx'
import { createNoteNumbering, type NoteCall, type NoteOptions, type NotesPart } from './notes.ts'
import {
  createSectionReader,
  definitionsFor,
  type LongCode,
  type Section,
  type SectionSizes,
} from './sections.ts'
import { SectionView } from './section-view.tsx'
import { dollarsForTex, mayHoldMath } from './tex-delimiters.ts'

/** Stands for code that is given beside its document. */
const elided = '…'

/** The text of an answer as a document, in sections: one that is finished is not rendered again. */
export function Markdown(props: { text: string; writing: boolean; sizes?: SectionSizes }) {
  const { text, writing, sizes } = props
  const [read] = useState(() => createSectionReader(sizes))
  const [numberNotes] = useState(createNoteNumbering)
  // Where nothing more comes, the last line is a whole one.
  const whole = writing || text.endsWith('\n') ? text : `${text}\n`
  const sections = useMemo(() => read(whole), [read, whole])
  const notes = useMemo(() => numberNotes(sections), [numberNotes, sections])
  const { finished, tail } = sections
  // What is opened is seen from its end, and what is being written appears there; what comes in a burst flies by.
  const [opened] = useState(() => {
    const first = writing ? tail : (finished.at(-2) ?? tail)
    return { from: first.from, to: tail.from }
  })
  // The tail becomes a finished section in its place: what is selected in it stays selected.
  const shown = tail.text === '' ? finished : [...finished, tail]
  const part = (section: Section): ReactNode => (
    <Part
      key={section.from}
      startsNear={section === tail || (section.from >= opened.from && section.from <= opened.to)}
      text={section.text}
      code={section.code}
      definitions={definitionsFor(section, sections)}
      calls={notes.calls(section)}
      writing={writing && section === tail}
    />
  )
  return (
    <div className="document">
      {shown.map(part)}
      {notes.parts.map((part, index) => (
        <PartOfNotes
          key={part.from}
          {...part}
          startsNear={index === notes.parts.length - 1}
          writing={writing && index === notes.parts.length - 1}
        />
      ))}
    </div>
  )
}

const Part = memo(function Part(props: {
  startsNear: boolean
  text: string
  code: LongCode | null
  /** The definitions of the labels in it. */
  definitions: string
  calls: readonly NoteCall[]
  writing: boolean
}) {
  const { startsNear, text, code, definitions, calls, writing } = props
  const notes = useMemo<NoteOptions>(() => ({ keep: 'text', calls }), [calls])
  return (
    <WhenNear height={estimatedHeight(text)} plain={text} startsNear={startsNear} stays={writing}>
      <LongCodeContext value={code?.text ?? null}>
        <Formulas
          text={code === null ? `${definitions}${text}` : `${code.fence}\n${elided}\n`}
          writing={writing}
          notes={notes}
        />
      </LongCodeContext>
    </WhenNear>
  )
})

const PartOfNotes = memo(function PartOfNotes(
  props: NotesPart & { startsNear: boolean; writing: boolean },
) {
  const { from, count, source, calls, startsNear, writing } = props
  const options = useMemo<NoteOptions>(
    () => ({ keep: 'notes', from, count, calls }),
    [from, count, calls],
  )
  return (
    <WhenNear
      height={estimatedHeight(source)}
      plain={source}
      startsNear={startsNear}
      stays={writing}
    >
      <Formulas text={source} writing={writing} notes={options} />
    </WhenNear>
  )
})

/** A section with the formulas in it, once they can be rendered. */
function Formulas(props: { text: string; writing: boolean; notes: NoteOptions }) {
  const { text, writing, notes } = props
  const { math: late } = useStores()
  const wanted = mayHoldMath(text)
  const loaded = useLate(late, wanted)
  const math = wanted ? loaded : null
  // Until then, the delimiters that the model wrote are the plainest to read.
  const source = useMemo(() => (math ? dollarsForTex(text) : text), [math, text])
  return <SectionView source={source} writing={writing} math={math} notes={notes} />
}

export function renderMarkdown(text: string, writing: boolean): ReactNode {
  return <Markdown text={text} writing={writing} />
}
