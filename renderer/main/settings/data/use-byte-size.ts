import { byteSize } from '../../app/byte-size.ts'
import { useSession } from '../../app/use-stores.ts'

/** Bytes as the window's language writes them. */
export function useByteSize(): (bytes: number) => string {
  const language = useSession((state) => state.language)
  return (bytes) => byteSize(bytes, language)
}
