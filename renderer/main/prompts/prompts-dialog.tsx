import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { usePrompts, useStores } from '../app/use-stores.ts'
import { PromptForm } from './prompt-form.tsx'
import { PromptList } from './prompt-list.tsx'

/** The library of prompts: to insert, to use as system prompt, to write. */
export function PromptsDialog() {
  const { t } = useTranslation()
  const { prompts } = useStores()
  const view = usePrompts((state) => state.view)
  if (view.kind === 'closed') return null
  const { close, showList } = prompts.getState()

  if (view.kind === 'list') {
    return (
      <Dialog heading={t('prompts.heading')} onClose={close} wide>
        <PromptList />
      </Dialog>
    )
  }
  const heading = view.prompt === null ? t('prompts.newHeading') : t('prompts.editHeading')
  return (
    <Dialog key="form" heading={heading} onClose={showList} wide isDismissable={false}>
      <PromptForm prompt={view.prompt} />
    </Dialog>
  )
}
