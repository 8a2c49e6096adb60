import { memo } from 'react'
import { Paragraph } from './paragraph.tsx'

/** A paragraph that is rendered again only where something of its own has changed. */
export const MemoParagraph = memo(Paragraph)
