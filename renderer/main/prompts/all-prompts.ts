import type { TFunction } from 'i18next'
import type { Prompt, PromptList } from '../../../shared/ipc/schemas/prompts.ts'
import { builtInId, builtInPrompts } from '../../../shared/prompts/built-in.ts'

/** The person's prompts and the built-in ones that they have neither changed nor deleted, by name. */
export function allPrompts(
  t: TFunction,
  language: string,
  { prompts, deleted }: PromptList,
): Prompt[] {
  const own = new Set(prompts.map(({ id }) => id))
  const builtIn = builtInPrompts
    .map((name) => ({
      id: builtInId(name),
      name: t(`builtInPrompts.${name}.name`),
      text: t(`builtInPrompts.${name}.text`),
    }))
    .filter(({ id }) => !own.has(id) && !deleted.includes(id))
  return [...prompts, ...builtIn].toSorted((a, b) => a.name.localeCompare(b.name, language))
}

/** Those with every word of the query somewhere in their name, whatever its case. */
export function searchPrompts(prompts: readonly Prompt[], query: string): Prompt[] {
  const words = query.toLowerCase().split(/\s+/)
  return prompts.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
}
