/** All failures that can be reproduced. */

import { OF_BUILDS } from "./build-failures.ts";
import { OF_CODE } from "./code-failures.ts";
import type { FailureCase } from "./failure-case.ts";
import { OF_KEYS } from "./key-failures.ts";

export const CATALOGUE: readonly FailureCase[] = [...OF_KEYS, ...OF_BUILDS, ...OF_CODE];
