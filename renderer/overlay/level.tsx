import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'

/** How loud it is now and was in the last second, for the eye. */
export function Level({ peaks }: { peaks: StoreApi<readonly number[]> }) {
  const levels = useStore(peaks)
  return (
    <svg aria-hidden viewBox={`0 0 ${levels.length * 3} 24`} className="h-6 w-21 text-accent">
      {levels.map((peak, index) => {
        // By amplitude alone, quiet speech could hardly be told from silence.
        const height = Math.max(2, Math.sqrt(peak) * 24)
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
            key={index}
            x={index * 3}
            y={(24 - height) / 2}
            width={2}
            height={height}
            rx={1}
            fill="currentColor"
          />
        )
      })}
    </svg>
  )
}
