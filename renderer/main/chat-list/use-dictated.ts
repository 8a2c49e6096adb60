import { useEffect, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useTakes } from '../app/use-stores.ts'
import { isUnfinished } from '../dictation/take.ts'

/** Main takes what is delivered from its list a moment after the text stands in the draft. */
const deliveredWithinMs = 1000

/**
 * Recordings that are being dictated into a draft, or were a moment ago. They stay out of the list: what comes of them
 * is seen where it is wanted, and a line that comes and goes with each dictation would be a flicker.
 */
export function useDictated(): readonly string[] {
  const dictated = useTakes(
    useShallow(({ takes }) =>
      takes.filter(isUnfinished).flatMap(({ recording }) => recording?.id ?? []),
    ),
  )
  const [hidden, setHidden] = useState(dictated)
  const fresh = dictated.filter((id) => !hidden.includes(id))
  if (fresh.length > 0) setHidden([...hidden, ...fresh])

  useEffect(() => {
    const timer = setTimeout(() => setHidden(dictated), deliveredWithinMs)
    return () => clearTimeout(timer)
  }, [dictated])

  return hidden
}
