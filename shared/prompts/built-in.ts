/** The prompts that Jutt brings along; their names and texts are translations (shared/i18n, area "builtInPrompts"). */
export const builtInPrompts = [
  'languageEditor',
  'academicEnglish',
  'translator',
  'paperSummary',
  'criticalReader',
  'statistics',
  'codeReview',
  'interviewCoding',
] as const
export type BuiltInPrompt = (typeof builtInPrompts)[number]

const prefix = 'built-in:'

/** Their ids among the prompts: a changed one is stored under it. */
export function builtInId(name: BuiltInPrompt): string {
  return `${prefix}${name}`
}

export function isBuiltIn(promptId: string): boolean {
  return builtInPrompts.some((name) => builtInId(name) === promptId)
}
