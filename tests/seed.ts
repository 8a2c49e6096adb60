import fc from 'fast-check'

/** The same cases at each run, so that what fails fails again; `test:long -- properties` tries others. */
fc.configureGlobal({ seed: Number(process.env['JUTT_SEED'] ?? 1) })
