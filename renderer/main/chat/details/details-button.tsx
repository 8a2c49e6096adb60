import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AssistantMessage } from '../../../../shared/ipc/schemas/chats.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useStores } from '../../app/use-stores.ts'

/** Leads to how an answer came about. */
export function DetailsButton({ message }: { message: AssistantMessage }) {
  const { t } = useTranslation()
  const { view } = useStores()
  return (
    <IconButton
      small
      icon={Info}
      label={t('common.details')}
      onPress={() => view.getState().showDetails(message)}
    />
  )
}
