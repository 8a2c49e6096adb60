import type { OverlayState, OverlayView } from '../../shared/ipc/schemas/overlay.ts'

/** Characters; the overlay has room for less. */
const mostShown = 400

/** Keeps what the overlay shows, for a page that is loaded meanwhile, and tells it on. */
export function createOverlayView(dependencies: {
  language: () => OverlayView['language']
  tell: (view: OverlayView) => void
}): { view(): OverlayView; show(state: OverlayState, text: string): void } {
  let shown: Omit<OverlayView, 'language'> = { state: { kind: 'hidden' }, text: '' }
  const view = (): OverlayView => ({ ...shown, language: dependencies.language() })
  return {
    view,
    show(state, text) {
      shown = { state, text: text.slice(-mostShown) }
      dependencies.tell(view())
    },
  }
}
