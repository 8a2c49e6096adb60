import { toJson, type Json } from './json.ts'

/** The request as a module of JavaScript, for Node, Deno, Bun and browsers' consoles. */
export function javascriptCode(url: string, body: Json): string {
  return [
    `const response = await fetch(${toJson(url)}, {`,
    '  method: "POST",',
    '  headers: {',
    '    Authorization: "Bearer YOUR_API_KEY",',
    '    "Content-Type": "application/json",',
    '  },',
    // No string of JSON has a line end in it, so that lines can be moved.
    `  body: JSON.stringify(${toJson(body, 2).replaceAll('\n', '\n  ')}),`,
    '});',
    'if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);',
    'const answer = await response.json();',
    'console.log(answer.choices[0].message.content);',
    '',
  ].join('\n')
}
