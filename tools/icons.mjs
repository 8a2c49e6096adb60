import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/icons/main.ts')
