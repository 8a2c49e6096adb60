import { useTranslation } from 'react-i18next'
import { useStores } from '../app/use-stores.ts'
import { LinkButton } from '../../ui/link-button.tsx'

/** The HPC Center's own page on its inference service. */
const guide = 'https://docs.hpc.ut.ee/public/services/inference/'

/** How to get a key. */
export function KeyHint() {
  const { t } = useTranslation()
  const { openLink } = useStores()
  return (
    <>
      {t('firstRun.keyHint')}{' '}
      <LinkButton onPress={() => void openLink(guide)}>{t('firstRun.guide')}</LinkButton>
    </>
  )
}
