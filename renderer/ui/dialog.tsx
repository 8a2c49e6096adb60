import {
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
  type DialogProps as AriaDialogProps,
} from 'react-aria-components'
import type { ReactNode } from 'react'

export interface DialogProps {
  heading: string
  onClose: () => void
  /** alertdialog for a question that must be answered. */
  role?: NonNullable<AriaDialogProps['role']>
  /** For two columns of fields. */
  wide?: boolean
  /** Does a press beside it close it? Not where that would cost what is typed. */
  isDismissable?: boolean
  children: ReactNode
}

/** A small dialog over the window; it is open as long as it is rendered. */
export function Dialog(props: DialogProps) {
  const { heading, onClose, role = 'dialog', wide = false, isDismissable = true, children } = props
  return (
    <ModalOverlay
      isOpen
      isDismissable={isDismissable}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="fixed inset-0 z-40 flex items-center justify-center bg-[rgb(15_20_30/0.45)] p-4"
    >
      <Modal
        className={`max-h-full w-full ${wide ? 'max-w-xl' : 'max-w-md'} overflow-y-auto rounded-lg border border-line bg-raised shadow-float`}
      >
        <AriaDialog role={role} className="flex flex-col gap-4 p-5 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {heading}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons that ends a dialog. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>
}
