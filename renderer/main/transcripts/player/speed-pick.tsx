import { Check } from 'lucide-react'
import { memo } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSession, useStores } from '../../app/use-stores.ts'

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]

/** How fast it is played; remembered for all transcripts. */
export const SpeedPick = memo(function SpeedPick() {
  const { t } = useTranslation()
  const { player, session } = useStores()
  const speed = useSession((state) => state.settings.playbackSpeed)
  const language = useSession((state) => state.language)
  const label = (value: number): string => `${new Intl.NumberFormat(language).format(value)}×`

  function choose(value: number): void {
    player.getState().setSpeed(value)
    void session.getState().updateSettings({ playbackSpeed: value })
  }

  return (
    <Select
      aria-label={t('player.speed')}
      value={String(speed)}
      onChange={(chosen) => {
        if (typeof chosen === 'string') choose(Number(chosen))
      }}
    >
      <Button className="inline-flex min-h-9 min-w-13 items-center justify-center rounded-md px-2 text-sm tabular-nums text-quiet data-hovered:bg-hover data-hovered:text-ink">
        <SelectValue>{() => label(speed)}</SelectValue>
      </Button>
      <Popover
        placement="top end"
        className="min-w-24 rounded-md border border-line bg-raised p-1 shadow-float"
      >
        <ListBox className="outline-none">
          {speeds.map((value) => (
            <ListBoxItem
              key={value}
              id={String(value)}
              textValue={label(value)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 text-sm tabular-nums outline-none data-focused:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    size={15}
                    aria-hidden
                    className={`shrink-0 text-accent ${isSelected ? '' : 'invisible'}`}
                  />
                  {label(value)}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
})
