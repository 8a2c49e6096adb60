import { useTranslation } from 'react-i18next'
import { useSession } from '../app/use-stores.ts'

export function EmptyChat() {
  const { t } = useTranslation()
  const practice = useSession(({ service }) => service.kind === 'connected' && service.practice)
  return (
    <div className="flex flex-1 flex-col items-center justify-end overflow-y-auto px-5 pb-8">
      <div className="w-full max-w-column px-2.5">
        <p className="max-w-lg text-quiet">
          {practice ? t('chat.emptyPractice') : t('chat.emptyLead')}
        </p>
      </div>
    </div>
  )
}
