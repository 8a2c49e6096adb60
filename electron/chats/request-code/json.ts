/** A value of a request's body. */
export type Json = number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Line ends of Unicode, invisible and text-turning characters: raw, they would break lines in editors or show code in
 * another order than it runs. Their escape is the same in JSON, JavaScript and Python.
 */
const invisible = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

function escaped(json: string): string {
  return json.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** JSON of the value; with `indent` spaces a level, over several lines. */
export function toJson(value: Json, indent?: number): string {
  return escaped(JSON.stringify(value, null, indent))
}
