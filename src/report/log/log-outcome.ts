/** Logs how a run ended, with annotations. */

import { NO_LOCATIONS } from "../../diagnosis/source-location.ts";
import { isFailure, type Outcome, operationOf } from "../../outcome/outcome.ts";
import type { Log } from "../../runner/log.ts";
import { formatError, successLines } from "./log-messages.ts";

/** Logs one error for a failure. Its other locations become warnings, which mark them in the diff. */
export function logOutcome(log: Log, outcome: Outcome): void {
  const { failure, status } = outcome.ending;
  if (failure === null || !isFailure(outcome)) {
    // A warning, because a cleanup that may not delete leaves a preview behind. A superseded deploy is only a notice.
    if (failure !== null && operationOf(outcome) === "cleanup") log.warning(formatError(failure, NO_LOCATIONS));
    else if (failure !== null) log.notice(failure.cause);
    for (const line of successLines(outcome)) log.info(line);
    return;
  }
  const locations = outcome.deploy?.locations ?? NO_LOCATIONS;
  const [first, ...others] = locations.locations;
  log.error(formatError(failure, locations), `Convex ${operationOf(outcome)} ${status}: ${failure.code}`, first);
  for (const location of others) log.warning(location.message, location);
}
