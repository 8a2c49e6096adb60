import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/practice/main.ts')
