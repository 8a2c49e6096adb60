import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranscriptFormat } from '../../../shared/ipc/schemas/keeping.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import { useStores, useView } from '../app/use-stores.ts'

const formats: readonly TranscriptFormat[] = ['txt', 'docx', 'md', 'srt', 'vtt', 'json']

/** Asks in which format a transcript is to be written; where, the dialog of the system asks. */
export function ExportDialog() {
  const recordingId = useView((state) => state.exporting)
  return recordingId !== null && <ExportForm key={recordingId} recordingId={recordingId} />
}

function ExportForm({ recordingId }: { recordingId: string }) {
  const { t } = useTranslation()
  const { view, keeping } = useStores()
  const [format, setFormat] = useState<TranscriptFormat>(view.getState().exportFormat)
  const close = (): void => view.getState().exportTranscript(null)

  function write(): void {
    view.getState().preferFormat(format)
    close()
    void keeping.getState().exportTranscript(recordingId, format)
  }

  return (
    <Dialog heading={t('keeping.exportTranscript')} onClose={close}>
      <ChoiceList
        label={t('keeping.format')}
        value={format}
        onChange={setFormat}
        options={formats.map((value) => ({
          value,
          label: t(`keeping.kinds.${value}`),
          hint: t(`keeping.uses.${value}`),
        }))}
      />
      <DialogButtons>
        <Button onPress={close}>{t('common.cancel')}</Button>
        <Button kind="primary" onPress={write}>
          {t('keeping.doExport')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
