import { useTranslation } from 'react-i18next'
import { serviceGuide } from '../../../shared/help-links.ts'
import { useStores } from '../app/use-stores.ts'
import { LinkButton } from '../../ui/link-button.tsx'

/** How to get a key. */
export function KeyHint() {
  const { t } = useTranslation()
  const { openLink } = useStores()
  return (
    <>
      {t('firstRun.keyHint')}{' '}
      <LinkButton onPress={() => void openLink(serviceGuide)}>{t('firstRun.guide')}</LinkButton>
    </>
  )
}
