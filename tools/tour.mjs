import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/tour/main.ts')
