import { AudioLines, MessageSquare, Search } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import { actionContext } from '../app/action-context.ts'
import { ActionIcon } from '../app/action-icon.tsx'
import { openItem } from '../app/open-item.ts'
import { runAction } from '../app/run-action.ts'
import { useSession, useShortcutLabel, useStores, useView } from '../app/use-stores.ts'
import { actionEntries, withRecent, type ActionEntry } from './entries.ts'
import { useTitles, type TitleEntry } from './use-titles.ts'

type Entry = ActionEntry | TitleEntry

/** Every action that is possible now, and every chat and transcript, by a few letters of its name. */
export function Palette() {
  const { t } = useTranslation()
  const { view } = useStores()
  const isOpen = useView((state) => state.paletteOpen)
  if (!isOpen) return null
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => view.getState().showPalette(open)}
      className="fixed inset-0 z-40 flex items-start justify-center bg-[rgb(15_20_30/0.45)] px-3 pt-[10vh] pb-3"
    >
      <Modal className="flex max-h-full w-full max-w-xl flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float">
        <Dialog
          aria-label={t('actions.openPalette')}
          className="flex min-h-0 flex-col outline-none"
        >
          <Choices />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Choices() {
  const { t } = useTranslation()
  const stores = useStores()
  const recent = useSession(({ settings }) => settings.recentActions)
  const [query, setQuery] = useState('')
  const [context] = useState(() => actionContext(stores))
  const titles = useTitles(query)
  const input = useRef<HTMLInputElement>(null)
  const entries: Entry[] = [...actionEntries({ t, query, context, recent }), ...titles]

  useEffect(() => input.current?.focus(), [])

  function choose(entry: Entry): void {
    if (!stores.view.getState().paletteOpen) return
    // The palette is gone, and the focus is back where it was, before the action moves it.
    flushSync(() => stores.view.getState().showPalette(false))
    if (entry.kind !== 'action') return void openItem(stores, entry)
    void stores.session.getState().updateSettings({ recentActions: withRecent(recent, entry.id) })
    return runAction(stores, entry.id)
  }

  /** Whoever types fast and presses Enter means the first, even before the list has marked it. */
  function chooseFirst(): void {
    const [first] = entries
    const marked = input.current?.getAttribute('aria-activedescendant')
    // What was marked may be gone from the list meanwhile.
    if (first && !(marked && document.getElementById(marked))) choose(first)
  }

  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField
        aria-label={t('palette.find')}
        onSubmit={chooseFirst}
        className="flex items-center border-b border-line px-4"
      >
        <Search size={17} aria-hidden className="shrink-0 text-quiet" />
        <Input
          ref={input}
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props, jsx-a11y/prefer-tag-over-role -- react-aria adds aria-controls, and knows a list that no tag has
          role="combobox"
          aria-expanded
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          className="min-h-12 min-w-0 flex-1 bg-transparent px-3 text-ink outline-none placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      <ListBox
        aria-label={t('palette.results')}
        items={entries}
        selectionMode="none"
        onAction={(key) => {
          const entry = entries.find(({ id }) => id === key)
          if (entry) choose(entry)
        }}
        renderEmptyState={() => <p className="p-3 text-sm text-quiet">{t('palette.nothing')}</p>}
        // What Enter means before the list has marked anything is the first.
        className="min-h-0 overflow-y-auto p-1.5 outline-none [&:not(:has([data-focused]))>:first-child]:bg-hover forced-colors:[&:not(:has([data-focused]))>:first-child]:outline-2"
      >
        {(entry) =>
          entry.kind === 'action' ? <ActionLine entry={entry} /> : <TitleLine entry={entry} />
        }
      </ListBox>
    </Autocomplete>
  )
}

function ActionLine({ entry }: { entry: ActionEntry }) {
  const shortcut = useShortcutLabel(entry.id)
  return (
    <Line
      id={entry.id}
      label={entry.label}
      icon={<ActionIcon id={entry.id} size={16} />}
      note={entry.group}
      {...(shortcut !== undefined && { shortcut })}
    />
  )
}

function TitleLine({ entry }: { entry: TitleEntry }) {
  const { t } = useTranslation()
  const Icon = entry.kind === 'chat' ? MessageSquare : AudioLines
  return (
    <Line
      id={entry.id}
      label={entry.label}
      icon={<Icon size={16} aria-hidden />}
      note={t(`palette.${entry.kind}`)}
    />
  )
}

/** `id` is what the list calls with when the line is chosen; react-aria would make one up. */
function Line(props: {
  id: string
  label: string
  icon: ReactNode
  note: string
  shortcut?: string
}) {
  const { id, label, icon, note, shortcut } = props
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 text-sm outline-none data-focused:bg-hover"
    >
      <span className="shrink-0 text-quiet">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{label}</span>
      <span className="shrink-0 text-xs text-quiet max-sm:hidden">{note}</span>
      {shortcut !== undefined && (
        // Where either has room, it is the name.
        <span className="shrink-0 @max-[20rem]/window:hidden">
          <Keys label={shortcut} />
        </span>
      )}
    </ListBoxItem>
  )
}
