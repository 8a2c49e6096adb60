import { createCodePlugin } from '@streamdown/code'
import { useEffect, useState } from 'react'
import type { PluginConfig } from 'streamdown'

/** Themes whose colours keep their contrast on our paper (WCAG AA). */
export const code = createCodePlugin({
  themes: ['github-light-high-contrast', 'github-dark-high-contrast'],
})

type MathPlugin = NonNullable<PluginConfig['math']>

/** The maths plugin once it has come; fetched when a text first needs it. */
export function useMath(text: string): MathPlugin | null {
  const [math, setMath] = useState<MathPlugin | null>(null)
  const wanted = math === null && text.includes('$')
  useEffect(() => {
    if (!wanted) return undefined
    let current = true
    async function fetchMath(): Promise<void> {
      const { math } = await import('./math.ts')
      if (current) setMath(math)
    }
    void fetchMath()
    return () => {
      current = false
    }
  }, [wanted])
  return math
}
