import { Button, type ButtonProps } from '../../ui/button.tsx'
import { IconButton, type IconButtonProps } from '../../ui/icon-button.tsx'
import { useChat } from '../app/use-stores.ts'
import { isBusy } from './chat-store.ts'

/*
 * What is not to be pressed while something is sent or answered. These buttons look after that themselves: there are
 * several at each message, and all around them would be rendered twice for each question.
 */

export function IdleButton({ isDisabled = false, ...props }: ButtonProps) {
  const busy = useChat(isBusy)
  return <Button {...props} isDisabled={busy || isDisabled} />
}

export function IdleIconButton({ isDisabled = false, ...props }: IconButtonProps) {
  const busy = useChat(isBusy)
  return <IconButton {...props} isDisabled={busy || isDisabled} />
}
