import { memo, useEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { useChat, useView } from '../app/use-stores.ts'
import { AnswerEnding } from './answer-ending.tsx'
import { CitedRecording, useCitedRecording } from './cited-recording.ts'
import { AnswerText } from './answer-text.tsx'
import { endingSentence } from './ending.ts'
import type { LiveAnswer } from './live-answer.ts'
import { AnswerActions } from './message-actions.tsx'
import { Thinking } from './thinking.tsx'
import { TurnStatus } from './turn-status.tsx'
import { useAnnounceProgress } from './use-announce-progress.ts'

/** Read out at the end of an answer at most; the rest is there to be read. */
const spokenCharacters = 1500

export const Answer = memo(function Answer(props: { message: AssistantMessage; isLast: boolean }) {
  const { message, isLast } = props
  const { t } = useTranslation()
  const live = useChat((state) => state.live[message.id])
  const { thinking, content } = live ?? message
  const writing = live !== undefined
  const body = useRef<HTMLDivElement>(null)
  useAnnounceProgress(message.model, live?.phase ?? null)
  useAnnounceEnd(message, writing, body)
  const cited = useCitedRecording(message)

  return (
    <article aria-label={message.model} className="group flex flex-col gap-1.5">
      <p className="text-xs font-semibold text-quiet" aria-hidden>
        {message.model}
      </p>
      {thinking !== '' && (
        <Thinking
          text={thinking}
          since={live?.phase.kind === 'thinking' ? live.phase.since : null}
          milliseconds={thoughtFor(message, live)}
        />
      )}
      {content !== '' && (
        <div ref={body}>
          <CitedRecording value={cited}>
            <AnswerText text={content} writing={writing} />
          </CitedRecording>
        </div>
      )}
      {live && (
        <TurnStatus
          phase={live.phase}
          model={message.model}
          startedAt={message.createdAt}
          length={thinking.length + content.length}
        />
      )}
      {!writing && message.state.kind === 'done' && message.state.cameAsThinking && (
        <p className="text-sm text-quiet">{t('chat.cameAsThinking')}</p>
      )}
      {!writing && message.figures.parts !== undefined && (
        <p className="text-sm text-quiet">
          {t('asking.wasRead', { count: message.figures.parts })}
        </p>
      )}
      {!writing && <AnswerEnding message={message} canTryAgain={isLast} />}
      {!writing && <AnswerActions message={message} isLast={isLast} />}
    </article>
  )
})

/** Milliseconds the model thought, in all parts of its answer; null where that is not known. */
function thoughtFor(message: AssistantMessage, live: LiveAnswer | undefined): number | null {
  const parts = [
    ...message.earlier.map(({ figures }) => figures.thinkingMs),
    message.figures.thinkingMs ?? live?.thoughtMs,
  ]
  const known = parts.filter((part) => typeof part === 'number')
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0)
}

/** Tells assistive technology the whole answer once, when it has ended before the reader's eyes. */
function useAnnounceEnd(
  message: AssistantMessage,
  writing: boolean,
  body: RefObject<HTMLElement | null>,
): void {
  const { t } = useTranslation()
  const announce = useView((state) => state.announce)
  const wasWriting = useRef(writing)
  useEffect(() => {
    const ended = wasWriting.current && !writing
    wasWriting.current = writing
    if (!ended) return
    const sentence = endingSentence(t, message, Date.now())
    const text = (body.current?.textContent ?? '').slice(0, spokenCharacters)
    announce(
      sentence === null
        ? t('chat.finished', { model: message.model, text })
        : t('chat.ended', { model: message.model, sentence }),
      'log',
    )
  }, [announce, body, message, t, writing])
}
