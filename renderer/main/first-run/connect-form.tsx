import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useConnect, useStores } from '../app/use-stores.ts'
import { AddressField } from './address-field.tsx'
import { isTrying } from './connect-store.ts'
import { placeOfError } from './error-place.ts'
import { KeyField } from './key-field.tsx'
import { KeyHint } from './key-hint.tsx'
import { ModelNamesField } from './model-names-field.tsx'
import { modelNames } from './model-names.ts'

export interface ConnectFormProps {
  /** The address to offer, or the one to keep. */
  address: string
  /** The address is not to be changed here: only its key is. */
  addressFixed?: boolean
  canSealKey: boolean
  /** Model names to offer where the service cannot list them. */
  knownModels?: readonly string[]
  onConnected?: () => void
  /** Further buttons, before "Connect". */
  buttons?: ReactNode
}

/** The service's address and key, and what went wrong beside the field that is wrong. */
export function ConnectForm(props: ConnectFormProps) {
  const { addressFixed = false, canSealKey, knownModels = [], onConnected, buttons } = props
  const { t } = useTranslation()
  const { connect } = useStores()
  const attempt = useConnect((state) => state.attempt)
  const [address, setAddress] = useState(props.address)
  const [keepUnsealed, setKeepUnsealed] = useState(false)
  const [allowInsecure, setAllowInsecure] = useState(false)
  const [names, setNames] = useState(knownModels.join('\n'))
  const [missing, setMissing] = useState<'address' | 'models' | null>(null)
  const addressField = useRef<HTMLInputElement>(null)
  const keyField = useRef<HTMLInputElement>(null)
  const namesField = useRef<HTMLTextAreaElement>(null)
  const connecting = attempt.kind === 'connecting'
  const busy = isTrying(attempt)
  const error = attempt.kind === 'failed' && attempt.while === 'connecting' ? attempt.error : null
  const place = error && placeOfError(error.code)
  const sentence = error ? sentenceOf(t, error) : ''

  useEffect(() => connect.getState().reset, [connect])

  useEffect(() => {
    const wrong = error && placeOfError(error.code)
    if (wrong === 'address') addressField.current?.focus()
    if (wrong === 'key') keyField.current?.focus()
    if (wrong === 'models') namesField.current?.focus()
  }, [error])

  async function attemptToConnect(insecure: boolean): Promise<void> {
    const key = keyField.current
    const modelIds = place === 'models' ? modelNames(names) : []
    if (address.trim() === '') return setMissing('address')
    if (place === 'models' && modelIds.length === 0) return setMissing('models')
    setMissing(null)
    setAllowInsecure(insecure)
    const connected = await connect.getState().connect({
      address,
      key: key?.value ?? '',
      keepUnsealed: keepUnsealed && !canSealKey,
      allowInsecure: insecure,
      modelIds,
    })
    if (!connected) return
    // What was refused stays to be checked and mended; what was accepted has no business here any more.
    if (key) key.value = ''
    onConnected?.()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void attemptToConnect(allowInsecure)
  }

  function changeAddress(value: string): void {
    setAddress(value)
    setMissing(null)
    // What was found out about another address does not hold for this one.
    setAllowInsecure(false)
    if (error && place !== 'key') connect.getState().reset()
  }

  const addressError = missing === 'address' ? t('firstRun.addressMissing') : sentence
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {!addressFixed && (
        <AddressField
          field={addressField}
          value={address}
          busy={busy}
          {...((missing === 'address' || place === 'address') && { error: addressError })}
          onChange={changeAddress}
        />
      )}
      <KeyField
        field={keyField}
        busy={busy}
        hint={<KeyHint />}
        onEdit={() => {
          if (place === 'key') connect.getState().reset()
        }}
        {...(place === 'key' && { error: sentence })}
      />
      {!canSealKey && (
        <div className="flex flex-col gap-2">
          <p className="text-sm">{t('firstRun.noKeyStore')}</p>
          <Checkbox isSelected={keepUnsealed} onChange={setKeepUnsealed}>
            {t('firstRun.keepUnsealed')}
          </Checkbox>
        </div>
      )}
      {place === 'models' && (
        <ModelNamesField
          field={namesField}
          value={names}
          error={missing === 'models' ? t('firstRun.modelNamesMissing') : sentence}
          onChange={setNames}
        />
      )}
      {place === 'insecure' && (
        <Notice kind="caution">
          <p className="font-semibold">{t('firstRun.insecureHeading')}</p>
          <p role="alert">{sentence}</p>
          <Button
            className="self-start"
            isDisabled={busy}
            onPress={() => void attemptToConnect(true)}
          >
            {t('firstRun.connectInsecure')}
          </Button>
        </Notice>
      )}
      {(place === 'form' || (place === 'address' && addressFixed)) && (
        <p role="alert" className="text-sm text-danger">
          {sentence}
        </p>
      )}
      {error && <ErrorDetails error={error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {buttons}
        <Button
          kind="primary"
          type="submit"
          isDisabled={busy}
          className={buttons === undefined ? 'w-full' : ''}
        >
          {connecting
            ? t('firstRun.connecting')
            : place === 'models'
              ? t('firstRun.connectAnyway')
              : t('firstRun.connect')}
        </Button>
      </div>
    </form>
  )
}

/** No model has been chosen yet, so a key that may not do something may not do anything here. */
function sentenceOf(t: TFunction, error: AppError): string {
  return error.code === 'forbidden' ? t('firstRun.keyForbidden') : errorSentence(t, error)
}
