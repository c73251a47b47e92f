import { availableParallelism } from "node:os";

/** @type {import('jest').Config} */
export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2024" } }],
  },
  modulePathIgnorePatterns: [
    "<rootDir>/dist",
    "<rootDir>/build",
    "<rootDir>/.sandbox",
    "<rootDir>/.stryker",
    "<rootDir>/examples",
  ],
  testSequencer: "<rootDir>/scripts/longest-first.js",
  // The tests wait for child processes half of the time.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  setupFiles: ["<rootDir>/__tests__/setup-fast-check.ts"],
  // For hangs only: a busy machine may take ten times as long. A property that is tried a hundred thousand times takes a while.
  testTimeout: process.env.FC_RUNS ? 3_600_000 : 600_000,
};
