import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  parameterRange,
  parametersFor,
  readParameter,
  type ParameterName,
  type RequestParameters,
} from '../../../shared/models/parameters.ts'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { contextTokensOf } from '../chat/models.ts'
import { problemSentence } from './problem-sentence.ts'

/** One parameter of the chat for one model: empty takes what is recommended. */
export function ParameterField(props: {
  name: ParameterName
  model: string
  own: RequestParameters
}) {
  const { name, model, own } = props
  const { t } = useTranslation()
  const { setup } = useStores()
  const language = useSession((state) => state.language)
  const contextTokens = useSession((state) => contextTokensOf(state, model))
  const id = useId()
  const number = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 })
  const [text, setText] = useState(() => {
    const { [name]: value } = own
    return value === undefined ? '' : number.format(value)
  })
  const range = parameterRange(name, contextTokens)
  const read = readParameter(text, range)
  const { [name]: recommended } = parametersFor(model)
  const isWrong = read.kind === 'wrong'

  function change(typed: string): void {
    setText(typed)
    const now = readParameter(typed, range)
    if (now.kind === 'wrong') return
    setup.getState().setParameter(model, name, now.kind === 'value' ? now.value : null)
  }

  const hint = (): string => {
    if (recommended !== undefined) {
      return t('setup.recommended', { value: number.format(recommended) })
    }
    if (name !== 'max_tokens') return t('setup.serviceDecides')
    const grouped = new Intl.NumberFormat(language)
    const { least, most } = range
    return t('setup.maxTokensHint', { least: grouped.format(least), most: grouped.format(most) })
  }

  return (
    <Field
      id={id}
      label={t(`setup.${name}`)}
      hint={hint()}
      {...(read.kind === 'wrong' && { error: problemSentence(t, language, read.problem) })}
    >
      <input
        id={id}
        value={text}
        placeholder={recommended === undefined ? '' : number.format(recommended)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        aria-invalid={isWrong}
        aria-describedby={describedBy(id, { hint: true, error: isWrong })}
        onChange={(event) => change(event.target.value)}
        className={inputClass}
      />
    </Field>
  )
}
