import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { Notice } from '../../ui/notice.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { errorSentence } from '../app/error-sentence.ts'

/** What has to be said about the whole recording, before its text. */
export function TranscriptNotices({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { state, source, trouble } = recording
  return (
    <>
      {state.kind === 'failed' && (
        <Notice kind="danger">
          <p>{errorSentence(t, state.error)}</p>
          <ErrorDetails error={state.error} />
        </Notice>
      )}
      {trouble && (
        <Notice kind="caution">
          <p>{errorSentence(t, trouble)}</p>
          <ErrorDetails error={trouble} />
        </Notice>
      )}
      {state.kind === 'cancelled' && (
        <Notice>
          <p>
            {t(source.kind === 'found' ? 'transcripts.foundLead' : 'transcripts.cancelledLead')}
          </p>
        </Notice>
      )}
    </>
  )
}
