/** What the W3C's own parser of WebVTT gives; it has no types. */
declare module 'webvtt-parser' {
  interface ParsedCue {
    startTime: number
    endTime: number
    text: string
    tree: { children: ParsedNode[] }
  }
  interface ParsedNode {
    type: string
    name?: string
    value?: string
    children?: ParsedNode[]
  }
  export class WebVTTParser {
    constructor(references: Readonly<Record<string, string>>)
    parse(
      text: string,
      mode: string,
    ): { cues: ParsedCue[]; errors: { line: number; message: string }[] }
  }
}
