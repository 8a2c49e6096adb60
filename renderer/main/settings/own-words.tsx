import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field, inputClass } from '../../ui/field.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Lockable } from './lockable.tsx'
import { parseOwnWords } from './parse-own-words.ts'

/** Names and terms that the service would otherwise mishear, one a line; kept when the field is left. */
export function OwnWords() {
  const { t } = useTranslation()
  const { session } = useStores()
  const kept = useSession((state) => state.settings.ownWords)
  const [typed, setTyped] = useState<string | null>(null)
  const id = 'own-words'

  function keep(): void {
    if (typed === null) return
    setTyped(null)
    void session.getState().updateSettings({ ownWords: parseOwnWords(typed) })
  }

  return (
    <Lockable name="ownWords">
      {(isLocked) => (
        <Field id={id} label={t('settings.ownWords')} hint={t('settings.ownWordsHint')}>
          <textarea
            id={id}
            rows={3}
            value={typed ?? kept.join('\n')}
            spellCheck={false}
            readOnly={isLocked}
            aria-describedby={describedBy(id, { hint: true })}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={keep}
            className={`${inputClass} text-sm`}
          />
        </Field>
      )}
    </Lockable>
  )
}
