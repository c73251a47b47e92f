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
  // The tests wait for child processes most of the time.
  maxWorkers: "100%",
  setupFiles: ["<rootDir>/__tests__/property-runs.ts"],
  // A property that is tried a hundred thousand times takes a while.
  testTimeout: process.env.FC_RUNS ? 3_600_000 : 60_000,
};
