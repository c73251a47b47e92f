/** What the log, and with it the list of annotations, says of how a run ended. */

import type { Log } from "../../runner/log.ts";
import { closingLines, errorText } from "./log-messages.ts";
import { hasFailed, type Outcome } from "../../outcome/outcome.ts";

/** One error for each failure: what else the same run found is marked in the diff as warnings. */
export function announce(log: Log, outcome: Outcome): void {
  const { failure, status, located } = outcome;
  if (failure === null || !hasFailed(outcome)) {
    if (failure !== null) log.notice(failure.cause);
    for (const line of closingLines(outcome)) log.info(line);
    return;
  }
  const [first, ...others] = located.locations;
  log.error(errorText(failure, located), `Convex ${outcome.operation} ${status}: ${failure.code}`, first);
  for (const location of others) log.warning(location.message, location);
}
