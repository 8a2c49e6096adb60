/** Keys as they stand on the keyboard, such as "Ctrl+N". */
export function Keys({ label }: { label: string }) {
  return (
    <kbd className="rounded border border-line bg-sunk px-1.5 py-0.5 font-sans text-xs text-ink">
      {label}
    </kbd>
  )
}
