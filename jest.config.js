/** @type {import('jest').Config} */
export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2024" } }],
  },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build", "<rootDir>/.sandbox", "<rootDir>/examples"],
  // The tests wait for child processes most of the time.
  maxWorkers: "100%",
  testTimeout: 60_000,
};
