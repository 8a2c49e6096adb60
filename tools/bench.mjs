import { runTool } from './prepare.mjs'

process.exitCode = await runTool('tests/bench/main.ts')
