import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'service', include: ['tests/service/**/*.test.ts'] } },
      {
        test: { name: 'package', include: ['tests/package/**/*.test.ts'], hookTimeout: 240_000 },
      },
    ],
  },
})
