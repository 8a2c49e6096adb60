import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tools/suites/main.ts')
