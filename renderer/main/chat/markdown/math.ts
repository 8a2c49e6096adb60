import 'katex/dist/katex.min.css'
import { createMathPlugin } from '@streamdown/math'
import { prudentDollars } from './prudent-dollars.ts'

const base = createMathPlugin({ singleDollarTextMath: true, errorColor: 'var(--danger)' })

/** Maths by KaTeX, with $…$ where it is maths and not money. */
export const math = { ...base, remarkPlugin: prudentDollars(base.remarkPlugin) }
