import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Prompt, PromptList, SavePromptInput } from '../../../shared/ipc/schemas/prompts.ts'

/** What the library shows: its list, or one prompt being written. */
export type PromptsView =
  | { kind: 'closed' }
  | { kind: 'list' }
  | { kind: 'editing'; prompt: Prompt | null }

export interface PromptsState {
  view: PromptsView
  stored: PromptList
  open(): Promise<void>
  close(): void
  /** Begins to write a prompt; null a new one. */
  edit(prompt: Prompt | null): void
  /** Back to the list. */
  showList(): void
  /** Answers what went wrong, if anything. */
  save(input: SavePromptInput): Promise<AppError | null>
  remove(prompt: Prompt): Promise<void>
}

export type PromptsStore = StoreApi<PromptsState>

export function createPromptsStore(dependencies: {
  jutt: Jutt
  /** Told of a deletion, with the way to take it back. */
  removed: (prompt: Prompt, restore: () => Promise<void>) => void
  report: (error: AppError) => void
}): PromptsStore {
  const { jutt, removed, report } = dependencies

  const store = createStore<PromptsState>()((set, get) => ({
    view: { kind: 'closed' },
    stored: { prompts: [], deleted: [] },
    async open() {
      set({ view: { kind: 'list' } })
      await load()
    },
    close: () => set({ view: { kind: 'closed' } }),
    edit: (prompt) => set({ view: { kind: 'editing', prompt } }),
    showList: () => set({ view: { kind: 'list' } }),
    async save(input) {
      const answer = await jutt.prompts.save(input)
      if (!answer.ok) return answer.error
      await load()
      if (get().view.kind === 'editing') set({ view: { kind: 'list' } })
      return null
    },
    async remove(prompt) {
      const answer = await jutt.prompts.delete({ promptId: prompt.id })
      if (!answer.ok) return report(answer.error)
      await load()
      removed(prompt, () => restore(prompt))
    },
  }))

  async function restore(prompt: Prompt): Promise<void> {
    const answer = await jutt.prompts.restore({ promptId: prompt.id })
    if (!answer.ok) report(answer.error)
    await load()
  }

  async function load(): Promise<void> {
    const answer = await jutt.prompts.list()
    if (answer.ok) store.setState({ stored: answer.value })
    else report(answer.error)
  }
  return store
}
