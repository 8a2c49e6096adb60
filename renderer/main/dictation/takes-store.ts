import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { Result } from '../../../shared/result.ts'
import { mergedPieces } from '../../../shared/transcript/merged-pieces.ts'
import type { ChatState, ChatStore } from '../chat/chat-store.ts'
import { draftKey } from '../chat/place.ts'
import { edited, isWhole, regionAt, spliced, withdrawal, writing, type Splice } from './region.ts'
import { gapsOf, isOpen, rawTextOf, textOf, type Take } from './take.ts'

export interface TakesState {
  /** Dictations whose text is not all in its draft yet, the oldest first. */
  takes: readonly Take[]
  /** What the last one came to, where that is no text. */
  outcome: 'nothing_heard' | 'no_words' | null
  /** The one whose text came last into its draft, all of it. */
  finished: { id: number; text: string } | null
  /** The one that a model tidied last, as long as its text stands in its draft as it came. */
  tidied: Take | null
  /** What was written last into a draft: a caret there has to move with it. */
  written: (Splice & { draft: string }) | null
}

/** Dictations on their way from main into the drafts. */
export interface Takes {
  store: StoreApi<TakesState>
  /** A dictation into the draft shown now, at its caret; answers its number. */
  begin(selection: { start: number; end: number }): number
  /** Main has begun it. */
  adopt(id: number, recording: Recording): void
  /** Nothing has come of it, or nobody wants to hear of it any more. */
  drop(id: number): void
  /** Nothing more is spoken. */
  finish(id: number): void
  /** No more text is wanted; while it is spoken, the draft becomes what it was before. The sound is kept. */
  cancel(id: number): void
  /** Tries again what could not be transcribed. */
  retry(id: number): Promise<void>
  forgetOutcome(): void
  /** Puts what was heard in the place of what a model made of it. */
  restoreRaw(): void
  forgetTidied(): void
  /** While an input method composes a word, nothing may be written into the field. */
  setComposing(isComposing: boolean): void
}

type Drafts = ChatState['drafts']

export function createTakes(dependencies: {
  jutt: Jutt
  chat: ChatStore
  /** How the person wants dictated text. */
  wishes: () => Pick<Settings, 'spokenPunctuation' | 'cleanUp'>
  report: (error: AppError) => void
  /** No more sound comes for the take, though nobody asked for that; or there was less than there should be. */
  soundEnded: (id: number, error: AppError | null) => void
  /** It was cancelled, and there is sound of it. */
  kept: (recordingId: string) => void
}): Takes {
  const { jutt, chat, wishes, report, soundEnded, kept } = dependencies
  const store = createStore<TakesState>()(() => ({
    takes: [],
    outcome: null,
    finished: null,
    tidied: null,
    written: null,
  }))
  let begun = 0
  let isComposing = false
  /** The take that is writing into a draft at this moment. */
  let writer: number | null = null
  /** What main told of a recording before it answered that it had begun one. */
  let early: { recordingId: string; run: () => void }[] = []

  const find = (id: number): Take | undefined =>
    store.getState().takes.find((take) => take.id === id)

  function change(id: number, changes: Partial<Take>): void {
    store.setState(({ takes }) => ({
      takes: takes.map((take) => (take.id === id ? { ...take, ...changes } : take)),
    }))
  }

  function drop(id: number): void {
    store.setState(({ takes }) => ({ takes: takes.filter((take) => take.id !== id) }))
    if (store.getState().takes.every(({ recording }) => recording)) early = []
  }

  async function ask(request: Promise<Result<unknown>>): Promise<boolean> {
    const answer = await request
    if (!answer.ok) report(answer.error)
    return answer.ok
  }

  function put({ id, draft }: Take, splice: Splice): void {
    writer = id
    store.setState({ written: { ...splice, draft } })
    const { drafts, writeDraft } = chat.getState()
    writeDraft(draft, spliced(drafts[draft] ?? '', splice))
    writer = null
  }

  function mustWait({ draft }: Take): boolean {
    const { place, sending } = chat.getState()
    // The draft that is being sent need not be the one that is shown.
    return sending || (isComposing && draftKey(place) === draft)
  }

  /** Writes what there is of its text; once all is there and nothing is missing, it is delivered. */
  function settle(id: number): void {
    const take = find(id)
    if (!take?.recording || mustWait(take)) return
    const isDone = take.recording.state.kind === 'done' && !take.pieces.some(isOpen)
    if (take.stage === 'cancelling') {
      // The wish came too late: its text is in the list.
      if (isDone) drop(id)
      return
    }
    write(take)
    if (!isDone || take.stage === 'tidying') return
    const { region } = find(id) ?? take
    if (!isWhole(region, textOf(take))) change(id, { stage: 'displaced' })
    else if (gapsOf(take) > 0) change(id, { stage: 'gaps' })
    else if (wishes().cleanUp && take.tidied === undefined) void tidy(take, take.recording)
    else deliver({ ...take, region }, take.recording)
  }

  /** Lets a model tidy its text; where that comes to nothing, the text stays as it was heard. */
  async function tidy({ id, ...take }: Take, { id: recordingId }: Recording): Promise<void> {
    change(id, { stage: 'tidying' })
    const text = rawTextOf({ id, ...take })
    const answer = text === '' ? null : await jutt.recordings.cleanUp({ recordingId, text })
    if (find(id)?.stage !== 'tidying') return
    change(id, { stage: 'finishing', tidied: answer?.ok ? answer.value.text : null })
    settle(id)
  }

  function write(take: Take): void {
    const draft = chat.getState().drafts[take.draft] ?? ''
    const { region, splice } = writing(take.region, draft, textOf(take))
    change(take.id, { region })
    if (splice) put(take, splice)
  }

  function deliver(take: Take, { id: recordingId, hasSpeech }: Recording): void {
    const text = textOf(take)
    store.setState(({ takes }) => ({
      takes: takes.filter(({ id }) => id !== take.id),
      finished: { id: take.id, text },
      tidied: text === rawTextOf(take) ? null : take,
      ...(text === '' && { outcome: hasSpeech ? 'no_words' : 'nothing_heard' }),
    }))
    void ask(jutt.recordings.delivered({ recordingId, text }))
  }

  function changed(take: Take, recording: Recording): void {
    const { id, stage } = take
    change(id, { recording })
    const { state, trouble } = recording
    const isNews = trouble !== null && take.recording?.trouble === null
    switch (state.kind) {
      case 'recording':
      case 'interrupted':
      case 'paused':
        return
      case 'processing':
      case 'done':
        if (stage === 'speaking') change(id, { stage: 'finishing' })
        if (state.kind === 'processing' && stage === 'gaps') change(id, { stage: 'retrying' })
        if (stage === 'speaking' || isNews) soundEnded(id, trouble)
        return settle(id)
      case 'cancelled':
        drop(id)
        if (stage === 'speaking') soundEnded(id, null)
        if (stage === 'cancelling' && recording.samples > 0) kept(recording.id)
        return
      case 'failed':
        drop(id)
        return soundEnded(id, state.error)
      default:
        return assertNever(state)
    }
  }

  /** Runs it for the take of that recording, now or as soon as it is known whose it is. */
  function ofTake(recordingId: string, run: (take: Take) => void): void {
    const { takes } = store.getState()
    const take = takes.find(({ recording }) => recording?.id === recordingId)
    if (take) run(take)
    else if (takes.some(({ recording }) => !recording)) {
      early.push({ recordingId, run: () => ofTake(recordingId, run) })
    }
  }

  function settleAll(): void {
    for (const { id } of store.getState().takes) settle(id)
  }

  jutt.on('recordings:pieces', ({ recordingId, pieces }) => {
    ofTake(recordingId, (take) => {
      change(take.id, { pieces: mergedPieces(take.pieces, pieces) })
      settle(take.id)
    })
  })
  jutt.on('recordings:changed', ({ changed: recordings, removed }) => {
    for (const recording of recordings) ofTake(recording.id, (take) => changed(take, recording))
    for (const recordingId of removed) {
      ofTake(recordingId, ({ id }) => {
        drop(id)
        soundEnded(id, null)
      })
    }
  })

  chat.subscribe(({ drafts, sending }, before) => {
    if (drafts !== before.drafts) {
      for (const { id, draft, region } of store.getState().takes) {
        if (id === writer) continue
        const isEarlier = writer !== null && id < writer
        const [old = '', now = ''] = [before.drafts[draft], drafts[draft]]
        change(id, { region: edited(region, old, now, !isEarlier) })
      }
      followTidied(before.drafts, drafts)
      if (writer === null) store.setState({ outcome: null })
    }
    if (before.sending && !sending) settleAll()
  })

  /** A tidied text can be taken back as long as nobody has changed it. */
  function followTidied(before: Drafts, now: Drafts): void {
    const { tidied } = store.getState()
    if (!tidied || tidied.id === writer) return
    const region = edited(tidied.region, before[tidied.draft] ?? '', now[tidied.draft] ?? '')
    const isLeft = region.taken === '' && region.end > region.start
    store.setState({ tidied: isLeft ? { ...tidied, region } : null })
  }

  return {
    store,
    drop,

    begin(selection) {
      const { place, drafts } = chat.getState()
      const draft = draftKey(place)
      const region = regionAt(drafts[draft] ?? '', selection)
      begun += 1
      const take: Take = {
        id: begun,
        draft,
        region,
        recording: null,
        pieces: [],
        stage: 'speaking',
        isPunctuated: wishes().spokenPunctuation,
      }
      store.setState(({ takes }) => ({ takes: [...takes, take], outcome: null }))
      return take.id
    },

    adopt(id, recording) {
      const stage = find(id)?.stage
      change(id, { recording })
      if (stage === 'finishing') void ask(jutt.recordings.release({ recordingId: recording.id }))
      if (stage === 'cancelling') void ask(jutt.recordings.cancel({ recordingId: recording.id }))
      const told = early.filter(({ recordingId }) => recordingId === recording.id)
      const isAllBegun = store.getState().takes.every((take) => take.recording)
      early = isAllBegun ? [] : early.filter((event) => !told.includes(event))
      for (const { run } of told) run()
    },

    finish(id) {
      const recordingId = find(id)?.recording?.id
      change(id, { stage: 'finishing' })
      if (recordingId !== undefined) void ask(jutt.recordings.release({ recordingId }))
    },

    cancel(id) {
      const take = find(id)
      if (!take) return
      change(id, { stage: 'cancelling' })
      const splice = take.stage === 'speaking' ? withdrawal(take.region) : null
      if (splice) put(take, splice)
      const recordingId = take.recording?.id
      if (recordingId !== undefined) void ask(jutt.recordings.cancel({ recordingId }))
    },

    async retry(id) {
      const recordingId = find(id)?.recording?.id
      if (recordingId === undefined) return
      change(id, { stage: 'retrying' })
      if (await ask(jutt.recordings.retry({ recordingId, index: null }))) return
      change(id, { stage: 'gaps' })
    },

    forgetOutcome: () => store.setState({ outcome: null }),
    forgetTidied: () => store.setState({ tidied: null }),

    restoreRaw() {
      const { tidied } = store.getState()
      if (!tidied || mustWait(tidied)) return
      const draft = chat.getState().drafts[tidied.draft] ?? ''
      const { splice } = writing(tidied.region, draft, rawTextOf(tidied))
      if (splice) put(tidied, splice)
      store.setState({ tidied: null })
    },

    setComposing(composing) {
      isComposing = composing
      if (!composing) settleAll()
    },
  }
}
