import { isBuilt } from '../setup/build.ts'
import { packageScript } from '../setup/project.ts'
import { runNode } from '../setup/run.ts'

/** `npm run check:size`: measures what was built. It does not build, so that a check stays quick; `npm test` builds first. */
if (await isBuilt()) process.exitCode = await runNode([packageScript('size-limit', 'size-limit')])
else console.log('Not measured: the sources have changed since the last build (npm run build).')
