/** Every failure that the action knows, each with a way to bring it about. */

import type { KnownFailure } from "./known-failure.ts";
import { OF_BUILDS } from "./of-builds.ts";
import { OF_CODE } from "./of-code.ts";
import { OF_KEYS } from "./of-keys.ts";

export const CATALOGUE: readonly KnownFailure[] = [...OF_KEYS, ...OF_BUILDS, ...OF_CODE];
