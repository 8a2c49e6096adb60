import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestSystemPrompt } from '../../../shared/limits.ts'
import { parameterNames } from '../../../shared/models/parameters.ts'
import type { ChatSetup } from '../../../shared/ipc/schemas/setup.ts'
import { Button } from '../../ui/button.tsx'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'
import { DoneDialog } from '../app/done-dialog.tsx'
import { useSession, useSetup, useStores, useView } from '../app/use-stores.ts'
import { chosenModel } from '../chat/models.ts'
import { ParameterField } from './parameter-field.tsx'

/** How this chat asks its models: the system prompt, and the parameters of the chosen model. */
export function SetupDialog() {
  const { t } = useTranslation()
  const { view } = useStores()
  const isOpen = useView((state) => state.setupOpen)
  const setup = useSetup((state) => state.setup)
  const model = useSession(chosenModel)
  if (!isOpen || setup === null) return null
  const close = (): void => view.getState().openSetup(false)

  return (
    <DoneDialog heading={t('setup.heading')} close={close}>
      <SystemPrompt text={setup.systemPrompt} />
      {model !== null && <Parameters key={model} model={model} setup={setup} />}
    </DoneDialog>
  )
}

function SystemPrompt({ text }: { text: string }) {
  const { t } = useTranslation()
  const { setup, prompts, view } = useStores()
  const id = 'system-prompt'

  function choose(): void {
    view.getState().openSetup(false)
    void prompts.getState().open()
  }

  return (
    <>
      <Field id={id} label={t('setup.systemPrompt')} hint={t('setup.systemPromptHint')}>
        <textarea
          id={id}
          value={text}
          rows={3}
          maxLength={longestSystemPrompt}
          spellCheck={false}
          aria-describedby={describedBy(id, { hint: true })}
          onChange={(event) => setup.getState().setSystemPrompt(event.target.value)}
          className={`${inputClass} field-sizing-content max-h-[30vh] min-h-20 resize-none leading-relaxed`}
        />
      </Field>
      <Button className="self-start" onPress={choose}>
        {t('prompts.choose')}
      </Button>
    </>
  )
}

function Parameters({ model, setup }: { model: string; setup: ChatSetup }) {
  const { t } = useTranslation()
  const stores = useStores()
  /** Counts the resets: each begins the fields anew. */
  const [resets, setResets] = useState(0)
  const { [model]: own = {} } = setup.parameters
  const reset = (): void => {
    stores.setup.getState().reset(model)
    setResets(resets + 1)
  }

  return (
    <fieldset className="flex flex-col gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t('setup.parametersOf', { model })}</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-hidden className="text-sm font-semibold wrap-anywhere">
          {t('setup.parametersOf', { model })}
        </p>
        <Button onPress={reset}>{t('setup.reset')}</Button>
      </div>
      <div key={resets} className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        {parameterNames.map((name) => (
          <ParameterField key={name} name={name} model={model} own={own} />
        ))}
      </div>
    </fieldset>
  )
}
