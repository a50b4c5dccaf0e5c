import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: process.env.CI ? ['default'] : ['dot'],
    root: fileURLToPath(new URL('.', import.meta.url)),
  },
});
