import { toJson, type Json } from './json.ts'

/** A word of a POSIX shell in which nothing has a meaning but its end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Interactive shells may take "!" and what follows for an earlier command, even there: its escape means the same. */
function unhistoric(json: string): string {
  return json.replace(/!(?![\s=(])/g, String.raw`\u0021`)
}

/**
 * The request as a command of a POSIX shell. The body comes in by a here-document: inside a quoted one the shell
 * changes nothing, a line of JSON never is its last word, and no argument gets longer than systems allow.
 */
export function curlCode(url: string, body: Json): string {
  return [
    `curl ${quoted(url)} \\`,
    '  -H "Authorization: Bearer YOUR_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    "  --data-binary @- <<'JSON'",
    unhistoric(toJson(body, 2)),
    'JSON',
    '',
  ].join('\n')
}
