/** WebAssembly written as text, as its bytes (tools/setup/wat.ts). */
declare module '*.wat' {
  const program: Uint8Array<ArrayBuffer>
  export default program
}
