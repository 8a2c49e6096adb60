import { defineConfig } from 'vitest/config'
import { watFiles } from './tools/setup/wat.ts'

const setupFiles = ['tests/seed.ts']

export default defineConfig({
  test: {
    // Unless it is told, one fewer than there are processors: on two of them, one.
    maxWorkers: '100%',
    // A process for each file costs more than most of the tests. Files share modules then, too: none of ours may keep state.
    isolate: false,
    // Milliseconds; five seconds are too few on a machine that others use too.
    testTimeout: 20_000,
    projects: [
      {
        plugins: [watFiles()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles },
      },
      { test: { name: 'service', include: ['tests/service/**/*.test.ts'], setupFiles } },
      {
        test: { name: 'package', include: ['tests/package/**/*.test.ts'], hookTimeout: 240_000 },
      },
    ],
  },
})
