import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // What is polled for comes at once or, on a busy machine, later.
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: 2,
  },
});
