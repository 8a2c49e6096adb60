import { toJson, type Json } from './json.ts'

type JsonObject = Readonly<Record<string, Json>>

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && !Array.isArray(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** The value as a literal of Python, whose strings know the escapes of JSON; what holds more than words gets lines. */
function literal(value: Json, indent = ''): string {
  const isNested = isList(value) || isObject(value)
  if (!isNested) return toJson(value)
  const deeper = `${indent}    `
  const items = isList(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([key, item]) => `${toJson(key)}: ${literal(item, deeper)}`)
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}']
  const isFlat = !Object.values(value).some((item) => typeof item === 'object')
  if (isFlat) return `${open}${items.join(', ')}${close}`
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close}`
}

/** The request with the package "requests". */
export function pythonRequestsCode(url: string, body: JsonObject): string {
  return [
    'import requests',
    '',
    'response = requests.post(',
    `    ${toJson(url)},`,
    '    headers={"Authorization": "Bearer YOUR_API_KEY"},',
    `    json=${literal(body, '    ')},`,
    '    timeout=600,',
    ')',
    'response.raise_for_status()',
    'print(response.json()["choices"][0]["message"]["content"])',
    '',
  ].join('\n')
}

/** Those of our parameters that OpenAI's package takes by name; it refuses others outside of extra_body. */
const known = ['model', 'messages', 'temperature', 'top_p', 'presence_penalty', 'max_tokens']

/** The request with the package "openai". */
export function pythonOpenaiCode(address: string, body: JsonObject): string {
  const entries = Object.entries(body)
  const named = entries.filter(([name]) => known.includes(name))
  const extra = entries.filter(([name]) => !known.includes(name))
  const last: [string, Json][] =
    extra.length === 0 ? [] : [['extra_body', Object.fromEntries(extra)]]
  return [
    'from openai import OpenAI',
    '',
    'client = OpenAI(',
    `    base_url=${toJson(address)},`,
    '    api_key="YOUR_API_KEY",',
    ')',
    '',
    'response = client.chat.completions.create(',
    ...[...named, ...last].map(([name, value]) => `    ${name}=${literal(value, '    ')},`),
    ')',
    'print(response.choices[0].message.content)',
    '',
  ].join('\n')
}
