import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { readingPlan } from '../../../shared/attachments/reading-plan.ts'
import { longestMessage } from '../../../shared/limits.ts'
import { seesImages, sureContext } from '../../../shared/models/catalogue.ts'
import { Button } from '../../ui/button.tsx'
import { useAttachments, useChat, useSession, useSetup, useStores } from '../app/use-stores.ts'
import { chosenModel, contextTokensOf } from '../chat/models.ts'
import { draftKey } from '../chat/place.ts'
import { AttachedChip } from './attachment-chip.tsx'
import { readyOf } from './attachments-store.ts'
import { cutToFit } from './cut.ts'
import { askingWith, overflow } from './fit.ts'
import { ReadyQuestions } from './ready-questions.tsx'

/** What is attached to the next message, and what is to be known of it before it is sent. */
export const ComposerAttachments = memo(function ComposerAttachments() {
  const { t } = useTranslation()
  const { attachments, view } = useStores()
  const key = useChat((state) => draftKey(state.place))
  const attached = useAttachments(useShallow((state) => state.byDraft[key] ?? []))

  function remove(number: number): void {
    // The button goes away: whoever has a keyboard only must not be left nowhere.
    view.getState().focusMessage()
    attachments.getState().remove(number)
  }

  return (
    <>
      <TooLong />
      {attached.length > 0 && (
        <>
          <Unseen />
          <ReadyQuestions />
          <ul aria-label={t('attachments.list')} className="flex flex-wrap gap-1.5 px-1 pb-2">
            {attached.map((each) => (
              <AttachedChip key={each.number} attached={each} remove={() => remove(each.number)} />
            ))}
          </ul>
        </>
      )}
    </>
  )
})

/** Says that the chosen model reads no images, or that nobody knows. */
function Unseen() {
  const { t } = useTranslation()
  const model = useSession(chosenModel)
  const key = useChat((state) => draftKey(state.place))
  const hasImage = useAttachments((state) =>
    readyOf(state.byDraft[key] ?? []).some(({ kind }) => kind === 'image'),
  )
  if (!hasImage || model === null) return null
  const sees = seesImages(model)
  if (sees === 'yes') return null
  return (
    <p role="alert" className="px-1 pb-2 text-sm text-caution">
      {t(sees === 'no' ? 'attachments.notSeen' : 'attachments.maybeNotSeen', { model })}
    </p>
  )
}

/** Says that the request will not fit into the model's context, and what would. */
function TooLong() {
  const { t } = useTranslation()
  const { attachments, view } = useStores()
  const language = useSession((state) => state.language)
  const model = useSession(chosenModel)
  const told = useSession((state) => (model === null ? undefined : contextTokensOf(state, model)))
  const place = useChat((state) => state.place)
  const key = draftKey(place)
  const draft = useChat((state) => state.drafts[key] ?? '')
  const setup = useSetup((state) => state.setup)
  const attached = useAttachments(useShallow((state) => readyOf(state.byDraft[key] ?? [])))
  // What is too long for any model says so by itself.
  if (model === null || draft.length > longestMessage) return null
  const asking = askingWith({
    messages: place.kind === 'open' ? place.messages : [],
    draft,
    systemPrompt: setup?.systemPrompt ?? '',
    attachments: attached,
    maxTokens: setup?.parameters[model]?.max_tokens,
    contextTokens: told ?? sureContext(model),
  })
  const plan = readingPlan(asking)
  if (plan) {
    return (
      <output className="block px-1 pb-2 text-sm text-quiet">
        {t('asking.inParts', { model, count: plan.parts })}
      </output>
    )
  }
  const fit = overflow(asking)
  if (fit === null) return null
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 })
  const sentence = t('attachments.tooLong', {
    model,
    needed: number.format(fit.needed),
    limit: new Intl.NumberFormat(language).format(fit.context),
  })
  const advice =
    attached.length === 0 || fit.room === 0
      ? t('attachments.shorten')
      : t('attachments.wouldFit', { room: number.format(fit.room) })
  const cut = cutToFit(attached, fit.room)
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 px-1 pb-2 text-sm text-caution">
      <p>
        {sentence} {advice}
      </p>
      {cut !== null && (
        <Button
          onPress={() => {
            view.getState().focusMessage()
            void attachments.getState().shorten(cut.id, cut.tokens)
          }}
        >
          {t('attachments.onlyWhatFits')}
        </Button>
      )}
    </div>
  )
}
