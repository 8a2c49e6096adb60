import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { ChatSetup } from '../../../shared/ipc/schemas/setup.ts'
import type { ParameterName, RequestParameters } from '../../../shared/models/parameters.ts'
import type { ChatStore } from '../chat/chat-store.ts'
import { draftKey } from '../chat/place.ts'
import type { NewSetup } from './new-setup.ts'

export interface SetupState {
  /** The chat that is set up ("" for the new one). */
  key: string
  /** Null until main has told it. */
  setup: ChatSetup | null
  setSystemPrompt(text: string): void
  /** Sets a parameter of the chat for a model; null takes what is recommended. */
  setParameter(model: string, name: ParameterName, value: number | null): void
  /** Takes what is recommended for the model. */
  reset(model: string): void
}

export type SetupStore = StoreApi<SetupState>

/** How the chat in the window asks its models. Each change is kept at once: nothing waits for a button. */
export function createSetupStore(dependencies: {
  jutt: Jutt
  chat: ChatStore
  newSetup: NewSetup
  report: (error: AppError) => void
}): SetupStore {
  const { jutt, chat, newSetup, report } = dependencies

  const store = createStore<SetupState>()((_set, get) => ({
    key: '',
    setup: newSetup.read(),
    setSystemPrompt: (systemPrompt) => change((setup) => ({ ...setup, systemPrompt })),
    setParameter(model, name, value) {
      const { [name]: _, ...others } = get().setup?.parameters[model] ?? {}
      setParameters(model, value === null ? others : { ...others, [name]: value })
    },
    reset: (model) => setParameters(model, {}),
  }))

  function setParameters(model: string, own: RequestParameters): void {
    change((setup) => {
      const { [model]: _, ...others } = setup.parameters
      const parameters = Object.keys(own).length === 0 ? others : { ...others, [model]: own }
      return { ...setup, parameters }
    })
  }

  function change(make: (setup: ChatSetup) => ChatSetup): void {
    const { key, setup: before } = store.getState()
    if (before === null) return
    const setup = make(before)
    store.setState({ setup })
    if (key === '') newSetup.write(setup)
    else void configure(key, setup)
  }

  async function configure(chatId: string, setup: ChatSetup): Promise<void> {
    const answer = await jutt.chats.configure({ chatId, setup })
    if (!answer.ok) report(answer.error)
  }

  async function load(chatId: string): Promise<void> {
    const answer = await jutt.chats.setup({ chatId })
    if (store.getState().key !== chatId) return
    if (answer.ok) store.setState({ setup: answer.value })
    // The chat itself says that it is not there.
    else if (answer.error.code !== 'not_found') report(answer.error)
  }

  chat.subscribe(({ place }) => {
    const key = draftKey(place)
    if (key === store.getState().key) return
    store.setState({ key, setup: key === '' ? newSetup.read() : null })
    if (key !== '') void load(key)
  })
  return store
}
