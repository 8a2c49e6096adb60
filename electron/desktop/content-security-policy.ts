/**
 * The policy of every page. Nothing is loaded but our own files; no connection leaves the page at all, since main owns
 * the network. Attribute styles are needed by the syntax highlighter and by floating menus.
 * The audio page and its workers run WebAssembly (the resampler, the speech detector), which no other page may.
 */
export function contentSecurityPolicy(nonce: string, { wasm }: { wasm: boolean }): string {
  return [
    "default-src 'none'",
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
