import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/start/main.ts')
