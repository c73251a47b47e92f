/** The job's log. Everything goes to stdout: the runner reads stderr first, so a mask on stdout could come too late. */

import { EOL } from "node:os";
import {
  type AnnotationProperties,
  debug,
  endGroup,
  error,
  info,
  notice,
  setSecret,
  startGroup,
  warning,
} from "@actions/core";
import type { SourceLocation } from "../diagnosis/source-location.ts";
import { withoutPublicTexts } from "../key/public-texts.ts";
import type { Redaction, Redactor, Redactors } from "../key/redactor.ts";
import { valuesToMask } from "../key/secret-encodings.ts";
import { cutBetweenWords } from "../markdown/cut-text.ts";
import { ENV_FILE, OUTPUT_FILE, SUMMARY_FILE } from "./environment-file.ts";
import { escapeWorkflowCommands } from "./workflow-commands.ts";

/** Writes the log, outputs, variables and summary of a step. Redacts all of them. */
export class Log implements Redactors {
  /** For external and for trusted text: see `Redactors`. */
  #redactor: Redactor;
  #ownRedactor: Redactor;
  /** Values that are redacted only in text that is sent by API. In the log, the runner masks them. */
  #secretVariables: readonly string[] = [];
  /** Cache of `redactSent`; `null` after new values were registered. */
  #sentRedactor: Redactor | null = null;
  /** Values that only the runner masks, and that must not be cut. */
  #whole: readonly string[] = [];
  /** Cache of the redactor that decides where external text may be cut; `null` after new values were registered. */
  #cutRedactor: Redactor | null = null;
  /** Values that `maskPending` masks. */
  #pending: readonly string[] = [];
  #hasRemovedMatchers = false;

  /** Redacts external text that arrives in pieces. Includes values that are registered later. */
  readonly redaction: Redaction;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
    this.#ownRedactor = redactor;
    const forCuts = () => {
      this.#cutRedactor ??= this.#redactor.with(this.#whole);
      return this.#cutRedactor;
    };
    this.redaction = {
      redact: this.redactExternal,
      canCut: (before, behind) => forCuts().canCut(before, behind),
      get maxSecretLength() {
        return forCuts().maxSecretLength;
      },
    };
  }

  /** Masks keys and tokens in the log of this and all later steps of the job, and redacts them in every report. */
  maskSecrets(secrets: readonly string[], masks: readonly string[]): void {
    this.redactInExternalText(secrets, masks);
    this.#ownRedactor = this.#ownRedactor.with(secrets);
  }

  /** Masks and redacts values that are not keys. They may be ordinary words, so they are not redacted in trusted text. */
  redactInExternalText(values: readonly string[], masks: readonly string[]): void {
    for (const mask of masks) setSecret(mask);
    this.#replaceRedactor(this.#redactor.with(values));
  }

  /**
   * Redacts in external text values that may turn out to be the name or a URL of the deployment. Call `maskPending` when
   * the deployment is known.
   */
  redactBeforeMasking(values: readonly string[]): void {
    this.#pending = values;
    this.redactInExternalText(values, []);
  }

  /** Masks the pending values, except those that are part of an output: GitHub drops outputs that contain a masked value. */
  maskPending(): void {
    for (const mask of valuesToMask(withoutPublicTexts(this.#pending, OUTPUT_FILE.values))) setSecret(mask);
    this.#pending = [];
  }

  /** Redacts values only in what is sent by API. */
  hideInSentText(values: readonly string[]): void {
    this.#secretVariables = values;
    this.#sentRedactor = null;
  }

  /** Cuts external text at none of these values: the runner's mask would not find a part of one. */
  keepWhole(values: readonly string[]): void {
    this.#whole = values;
    this.#cutRedactor = null;
  }

  /** Redacts long pieces of a secret everywhere. Only for secrets that are random throughout. */
  redactFragments(secret: string): void {
    this.#replaceRedactor(this.#redactor.withFragments([secret]));
    this.#ownRedactor = this.#ownRedactor.withFragments([secret]);
  }

  /** Replaces the redactor of external text, on which both caches depend. */
  #replaceRedactor(redactor: Redactor): void {
    this.#redactor = redactor;
    this.#sentRedactor = null;
    this.#cutRedactor = null;
  }

  readonly redactExternal = (text: string): string => this.#redactor.redact(text);

  readonly redactTrusted = (text: string): string => this.#ownRedactor.redact(text);

  readonly redactSent = (text: string): string => {
    this.#sentRedactor ??= this.#redactor.with(this.#secretVariables);
    return this.#sentRedactor.redact(text);
  };

  /** Writes plain lines, which problem matchers read. */
  info(text: string): void {
    this.removeProblemMatchers();
    for (const line of text.split("\n")) info(escapeWorkflowCommands(this.redactExternal(line)));
  }

  /** Shown only where debug logging is on: https://docs.github.com/en/actions/how-tos/monitor-workflows/enable-debug-logging */
  debug(text: string): void {
    debug(this.redactExternal(text));
  }

  /**
   * Removes the problem matchers of `actions/setup-node` for the rest of the job: the runner would report lines of the
   * build's output as errors of this step. No command lists matchers or disables one temporarily.
   * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
   */
  removeProblemMatchers(): void {
    if (this.#hasRemovedMatchers) return;
    this.#hasRemovedMatchers = true;
    for (const owner of SETUP_NODE_MATCHERS) process.stdout.write(`::remove-matcher owner=${owner}::${EOL}`);
  }

  notice(text: string): void {
    notice(truncate(this.redactExternal(text)), { title: TITLE });
  }

  warning(text: string, location?: SourceLocation): void {
    warning(truncate(this.redactExternal(text)), { title: TITLE, ...this.#place(location) });
  }

  /** Writes the error of a failed run. A run has at most one. */
  error(text: string, title: string, location?: SourceLocation): void {
    error(this.redactExternal(text), { title: this.redactTrusted(title), ...this.#place(location) });
  }

  /** The runner masks the text of an annotation, but not its title and location. */
  #place(location: SourceLocation | undefined): AnnotationProperties {
    if (location === undefined) return {};
    const { path, line, column } = location;
    return {
      file: this.redactExternal(path),
      ...(line === null ? {} : { startLine: line }),
      ...(column === null ? {} : { startColumn: column }),
    };
  }

  async group<Result>(title: string, inside: () => Promise<Result>): Promise<Result> {
    startGroup(this.redactExternal(title));
    try {
      return await inside();
    } finally {
      endGroup();
    }
  }

  /** @param value - Trusted, or already redacted. */
  output(name: string, value: string): void {
    this.outputs({ [name]: value });
  }

  /** @param values - Trusted, or already redacted. */
  outputs(values: Readonly<Record<string, string>>): void {
    const shown = Object.entries(values).map(([name, value]) => [name, this.redactTrusted(value)]);
    OUTPUT_FILE.set(Object.fromEntries(shown));
  }

  /** @param value - Trusted, or already redacted. */
  exportVariable(name: string, value: string): void {
    ENV_FILE.set({ [name]: this.redactTrusted(value) });
  }

  /** @param markdown - Its external text must already be redacted. */
  summary(markdown: string): void {
    SUMMARY_FILE.append(`${this.redactTrusted(markdown)}${EOL}`);
  }
}

/** In characters. A server's error message can be a whole page. */
const MAX_ANNOTATION_LENGTH = 2_000;

function truncate(text: string): string {
  return text.length <= MAX_ANNOTATION_LENGTH ? text : `${cutBetweenWords(text, MAX_ANNOTATION_LENGTH)} …`;
}

/** https://github.com/actions/setup-node/tree/main/.github */
const SETUP_NODE_MATCHERS = ["tsc", "eslint-compact", "eslint-stylish"];

const TITLE = "Convex Deploy";
