import { useTranslation } from 'react-i18next'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useSession } from './use-stores.ts'

/** Lasts as long as practice does: whoever looks at the window sees that no model is behind it. */
export function PracticeBadge() {
  const { t } = useTranslation()
  const practice = useSession(({ service }) => service.kind === 'connected' && service.practice)
  if (!practice) return null
  return (
    <TooltipTrigger delay={300}>
      <Button className="mx-1 min-h-6 cursor-help rounded-full border border-caution/50 bg-caution-soft px-2.5 text-xs font-semibold text-caution">
        {t('shell.practice')}
      </Button>
      <Tooltip
        offset={6}
        className="max-w-72 rounded-md border border-line bg-raised px-3 py-2 text-sm text-ink shadow-float"
      >
        {t('shell.practiceMeaning')}
      </Tooltip>
    </TooltipTrigger>
  )
}
