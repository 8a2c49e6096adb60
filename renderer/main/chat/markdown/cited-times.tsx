import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { citedParts } from '../../../../shared/transcript/cited-times.ts'
import { openRecordingAt } from '../../transcripts/open-at.ts'
import { useStores } from '../../app/use-stores.ts'
import { CitedRecording } from '../cited-recording.ts'
import type { SyntaxNode } from './syntax-node.ts'

/** The element that a cited time becomes. */
export const citedTime = 'cited-time'

/** Times in brackets become elements of their own, but in code and links. */
function markTimes(node: SyntaxNode): void {
  if (!node.children || ['code', 'pre', 'a'].includes(node.tagName ?? '')) return
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text' || child.value === undefined || !child.value.includes('[')) {
      markTimes(child)
      return [child]
    }
    return citedParts(child.value).map((part): SyntaxNode => {
      const text = { type: 'text', value: part.text }
      if (part.kind === 'text') return text
      return { type: 'element', tagName: citedTime, properties: {}, children: [text] }
    })
  })
}

export const timesAreCited = () => markTimes

/** A cited time, to be pressed: it opens the recording there. */
export function CitedTime({ children }: Record<string, unknown>) {
  const { t } = useTranslation()
  const stores = useStores()
  const recordingId = useContext(CitedRecording)
  const time = typeof children === 'string' ? children : ''
  const sample = citedParts(`[${time}]`).find((part) => part.kind === 'time')?.sample
  if (recordingId === null || sample === undefined) return <>{time}</>
  return (
    <button
      type="button"
      aria-label={t('asking.openAt', { time })}
      className="cursor-pointer text-accent tabular-nums underline decoration-1 underline-offset-2"
      onClick={() => void openRecordingAt(stores, recordingId, sample)}
    >
      {time}
    </button>
  )
}
