import {
  Brain,
  FileAudio,
  Library,
  Mic,
  PanelLeft,
  Pencil,
  Play,
  Search,
  RefreshCw,
  RotateCcw,
  RotateCw,
  Settings,
  SlidersHorizontal,
  Square,
  SquarePen,
  TextCursor,
  Trash2,
  X,
  type LucideIcon,
  type LucideProps,
} from 'lucide-react'
import { findAction, type ActionIconName, type ActionId } from '../../../shared/actions.ts'

const icons: Record<ActionIconName, LucideIcon> = {
  brain: Brain,
  'file-audio': FileAudio,
  library: Library,
  mic: Mic,
  'panel-left': PanelLeft,
  pencil: Pencil,
  play: Play,
  'rotate-ccw': RotateCcw,
  'rotate-cw': RotateCw,
  search: Search,
  'refresh-cw': RefreshCw,
  settings: Settings,
  'sliders-horizontal': SlidersHorizontal,
  square: Square,
  'square-pen': SquarePen,
  'text-cursor': TextCursor,
  'trash-2': Trash2,
  x: X,
}

/** The picture of the action, for a component that takes one. */
export function iconOf(id: ActionId): LucideIcon {
  return icons[findAction(id).icon]
}

/** The picture of the action, beside its name. */
export function ActionIcon({ id, ...props }: { id: ActionId } & Omit<LucideProps, 'ref'>) {
  const { [findAction(id).icon]: Icon } = icons
  return <Icon aria-hidden {...props} />
}
