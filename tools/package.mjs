import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/packaging/main.ts')
