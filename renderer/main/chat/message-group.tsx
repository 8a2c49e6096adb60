import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { Answer } from './answer.tsx'
import { countFromEnd, estimatedHeight } from './nearby/estimate.ts'
import { WhenNear } from './nearby/when-near.tsx'
import { UserMessageView } from './user-message.tsx'

/** So many messages are looked after together: few enough to come near at once, many enough that there are few groups. */
const groupSize = 32
/** What a message takes besides its text, and the gap before the next one, in pixels. */
const aroundTextPx = 48
const gapPx = 20

const column = 'flex w-full flex-col gap-5'

export interface MessageGroup {
  /** Stays the same while messages come before and behind it. */
  key: number
  /** The place of its first message among those that are here. */
  from: number
  messages: readonly Message[]
}

/** The messages of a chat in groups, which stay as they are while the chat grows, or so many are added above. */
export function inGroups(messages: readonly Message[], added: number): MessageGroup[] {
  const first = -Math.ceil(added / groupSize)
  const end = Math.ceil((messages.length - added) / groupSize)
  return Array.from({ length: end - first }, (_, index) => {
    const key = first + index
    const from = added + key * groupSize
    return {
      key,
      from: Math.max(0, from),
      messages: messages.slice(Math.max(0, from), from + groupSize),
    }
  })
}

function heightOf({ content }: Message): number {
  return estimatedHeight(content) + aroundTextPx
}

/** How many of the last messages fill so many pixels; rather too many than too few. */
export function countThatFill(messages: readonly Message[], pixels: number): number {
  return countFromEnd(messages, (message) => heightOf(message) + gapPx, pixels)
}

interface GroupProps extends Omit<MessageGroup, 'key'> {
  /** Is the text there also where it is far from what is seen? */
  isFilled: boolean
  /** From this place on messages are rendered in full at once. */
  nearFrom: number
  /** From this place on they stay so: one of them is being written. */
  staysFrom: number
  lastId: string | undefined
}

/** Messages that are rendered one by one where they are near what is seen, and together as plain text elsewhere. */
export const MessageGroupView = memo(function MessageGroupView(props: GroupProps) {
  const { from, messages, isFilled, nearFrom, staysFrom, lastId } = props
  const { t } = useTranslation()
  const you = t('chat.you')
  const end = from + messages.length
  const height = messages.reduce((sum, message) => sum + heightOf(message), 0)
  return (
    <WhenNear
      className={column}
      height={height + gapPx * (messages.length - 1)}
      plain={isFilled && messages.map((message) => farMessage(message, authorOf(message, you)))}
      startsNear={end > nearFrom}
      stays={end > staysFrom}
    >
      {messages.map((message, index) => (
        <Item
          key={message.id}
          message={message}
          author={authorOf(message, you)}
          startsNear={from + index >= nearFrom}
          stays={from + index >= staysFrom}
          isLast={message.id === lastId}
        />
      ))}
    </WhenNear>
  )
}, isSame)

function isSame(one: GroupProps, other: GroupProps): boolean {
  const end = one.from + one.messages.length
  return (
    one.isFilled === other.isFilled &&
    one.from === other.from &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, index) => message === other.messages[index]) &&
    end > one.staysFrom === end > other.staysFrom &&
    // What is near when it appears is of no matter later.
    (one.lastId === other.lastId || end <= Math.min(one.staysFrom, other.staysFrom))
  )
}

function authorOf(message: Message, you: string): string {
  return message.role === 'user' ? you : message.model
}

/** Far from what is seen: its words as they were written. No component, of which there would be thousands. */
function farMessage(message: Message, author: string) {
  return (
    <article
      key={message.id}
      aria-label={author}
      data-part={message.id}
      className="far-away shrink-0"
      style={{ blockSize: heightOf(message) }}
    >
      {message.content}
    </article>
  )
}

/** One message, in full where it is near what is seen. */
const Item = memo(function Item(props: {
  message: Message
  author: string
  startsNear: boolean
  stays: boolean
  isLast: boolean
}) {
  const { message, author, startsNear, stays, isLast } = props
  return (
    <WhenNear
      name={message.id}
      height={heightOf(message)}
      plain={<article aria-label={author}>{message.content}</article>}
      startsNear={startsNear}
      stays={stays}
    >
      {message.role === 'user' ? (
        <UserMessageView message={message} />
      ) : (
        <Answer message={message} isLast={isLast} />
      )}
    </WhenNear>
  )
})
