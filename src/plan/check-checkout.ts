/** Checks that the checked-out code is the code that the run is for. */

import { codeSpan } from "../markdown/code-span.ts";
import { isSameRepository } from "../trigger/pull-request.ts";
import { type ClassifiedRun, refusalContext } from "./classify-run.ts";
import { type DecisionInput, type EarlyDecision, refuse } from "./plan.ts";
import type { CheckedOutCommit, Checkout, MovedSubmodule, UnreadableCheckout } from "./plan-input.ts";
import type { Target } from "./policy.ts";

/** The checkout has the code of the event, or it could not be compared: then `notices` say so, in sentences for the log. */
interface Accepted {
  readonly notices: readonly string[];
}

/**
 * Compares the checkout of the deployed folder, and of its functions if that is another one, with the commit of the run.
 * Accepts that commit, a merge of the pull request's head, and what was committed or merged onto one of these in this job.
 */
export function checkCheckout(input: DecisionInput, subject: ClassifiedRun, target: Target): EarlyDecision | Accepted {
  const { settings, facts } = input;
  const { checkout } = facts;
  if (checkout === undefined) return { kind: "need-fact", fact: "checkout" };
  const wanted = settings.commit ?? subject.commit;
  if (checkout === null)
    return {
      notices: [
        `No git repository tracks the deployed folder, so the action could not check that it contains ${shortSha(wanted)}.`,
      ],
    };
  const functions = "functions" in checkout ? checkout.functions : null;
  if (functions === null) return compare(checkout, input, subject, target);
  // `commit` names what is pushed: the commit of the functions.
  const checked = settings.commit === null ? [checkout, functions] : [functions];
  const results = checked.map((one) => compare(one, input, subject, target));
  return (
    results.find((result) => "kind" in result) ?? {
      notices: results.flatMap((result) => ("kind" in result ? [] : result.notices)),
    }
  );
}

function compare(
  checkout: Checkout | UnreadableCheckout,
  input: DecisionInput,
  subject: ClassifiedRun,
  target: Target,
): EarlyDecision | Accepted {
  const { settings } = input;
  const wanted = settings.commit ?? subject.commit;
  const about = { ...refusalContext(input, subject), target, checkout };
  const whose = `${settings.commit === null ? "the event is for" : "`commit` names"} ${shortSha(wanted)}`;
  if ("unreadable" in checkout) {
    const reason = checkout.unreadable === "reftable" ? ", because its git repository keeps refs as reftable" : "";
    return refuse("wrong-commit", {
      ...about,
      detail: `The checked-out commit could not be read${reason}, but ${whose}.`,
    });
  }
  if ([checkout.head, ...checkout.madeFrom].some((commit) => isOfRun(commit, input, subject))) {
    if (checkout.movedSubmodule === null) return { notices: [] };
    const moved = describeMoved(checkout.movedSubmodule, checkout.head);
    return target === "preview" ? { notices: [moved] } : refuse("wrong-commit", { ...about, detail: moved });
  }
  const origin = otherRepository(checkout, input, subject);
  const found = describeCheckout(checkout, origin);
  if (origin !== null && target === "preview")
    return { notices: [`${found}, so it was not compared with ${shortSha(wanted)}.`] };
  return refuse("wrong-commit", { ...about, detail: `${found}, but ${whose}.` });
}

function isOfRun({ id, secondParent }: CheckedOutCommit, { settings }: DecisionInput, subject: ClassifiedRun): boolean {
  if (settings.commit !== null) return isSame(id, settings.commit);
  const ofPullRequest = subject.pullRequest === null ? [] : [subject.mergeCommit, subject.pullRequest.headSha];
  if (isSame(id, subject.commit) || ofPullRequest.some((commit) => commit !== null && isSame(id, commit))) return true;
  return subject.pullRequest !== null && secondParent !== null && isSame(secondParent, subject.pullRequest.headSha);
}

/** @param found - A full SHA, so an unknown commit, which is `""`, is not the same. */
function isSame(found: string, wanted: string): boolean {
  return found.toLowerCase() === wanted.toLowerCase();
}

/** @returns The repository of the checkout, or `null` if it is this one or the pull request's fork. */
function otherRepository({ origin }: Checkout, { trigger }: DecisionInput, subject: ClassifiedRun): string | null {
  const own = [trigger.repository, subject.pullRequest?.headRepository ?? null];
  return own.some((repository) => isSameRepository(repository, origin)) ? null : origin;
}

function describeCheckout({ directory, head }: Checkout, origin: string | null): string {
  const where =
    directory === "." ? "The checked-out commit" : `The commit that is checked out in ${codeSpan(directory)}`;
  return `${where} is ${shortSha(head.id)}${origin === null ? "" : ` of ${codeSpan(origin)}`}`;
}

function describeMoved({ directory, head, named }: MovedSubmodule, superproject: CheckedOutCommit): string {
  return `The submodule ${codeSpan(directory)} is at ${shortSha(head)}, but ${shortSha(superproject.id)} names ${shortSha(named)} for it.`;
}

function shortSha(commit: string): string {
  return commit.slice(0, 7) || "none";
}
