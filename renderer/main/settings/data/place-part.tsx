import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useData, useStores } from '../../app/use-stores.ts'
import { Facts } from '../section.tsx'
import { useByteSize } from './use-byte-size.ts'

/** Where the data lie, how much they are, and another place for them. */
export function PlacePart() {
  const { t } = useTranslation()
  const size = useByteSize()
  const { data } = useStores()
  const state = useData((store) => store.state)
  const isBusy = useData((store) => store.progress.kind !== 'idle')
  if (!state) return null
  const { folder, sizes, next } = state
  const { show, move, stay, restart } = data.getState()
  return (
    <div className="flex flex-col items-start gap-3">
      <Facts
        facts={[
          { name: t('data.place'), value: <span className="select-text">{folder}</span> },
          {
            name: t('data.size'),
            value: t('data.sizeParts', {
              database: size(sizes.database),
              recordings: size(sizes.recordings),
              index: size(sizes.index),
            }),
          },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => void show()}>{t('data.show')}</Button>
        <Button isDisabled={isBusy || next.kind === 'move'} onPress={() => void move()}>
          {t('data.move')}
        </Button>
      </div>
      <p className="text-sm text-quiet">{t('data.moveMeaning')}</p>
      {next.kind !== 'nothing' && (
        <Notice>
          <output className="block wrap-anywhere">
            {next.kind === 'move'
              ? t('data.movePrepared', { folder: next.folder })
              : t(next.kind === 'rescue' ? 'data.damaged' : 'data.restored')}
          </output>
          <div className="flex flex-wrap gap-2">
            <Button onPress={() => void restart()}>{t('data.restart')}</Button>
            {next.kind === 'move' && <Button onPress={() => void stay()}>{t('data.stay')}</Button>}
          </div>
        </Notice>
      )}
    </div>
  )
}
