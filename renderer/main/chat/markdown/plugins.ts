import { createCodePlugin } from '@streamdown/code'
import type { PluginConfig } from 'streamdown'

/** Themes whose colours keep their contrast on our paper (WCAG AA). */
export const code = createCodePlugin({
  themes: ['github-light-high-contrast', 'github-dark-high-contrast'],
})

export type MathPlugin = NonNullable<PluginConfig['math']>
