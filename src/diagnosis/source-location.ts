/** Finds the places in the repository's code that the output of a failed push speaks of. */

import { isAbsolute, join, relative } from "node:path";
import { cutBetweenWords } from "../markdown/cut-text.ts";

export interface SourceLocation {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** From 1. `null`: the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  /** What is wrong there, in one line. */
  readonly message: string;
  /**
   * As much of the message as may be sent by API: what the CLI's own type check or bundler says of the code, of a build's
   * error the code (`TS2345`), of a thrown one the class. `""`: nothing.
   */
  readonly sent: string;
}

/** A line of output, and who has said it. */
export interface SpokenLine {
  readonly text: string;
  /** `tool`: what the CLI started to check or bundle the functions, such as `tsc`. */
  readonly source: "cli" | "build" | "tool";
}

export interface SourceLocations {
  readonly locations: readonly SourceLocation[];
  /** How many more there were. */
  readonly omitted: number;
}

export const NO_LOCATIONS: SourceLocations = { locations: [], omitted: 0 };

/** Where code can lie. All paths are absolute. */
export interface SourceRoots {
  readonly repository: string;
  readonly workingDirectory: string;
  readonly functionsDirectory: string;
  /** Whether there is a file that git tracks: somebody else may have named others, after a secret for example. */
  readonly isFile: (path: string) => boolean;
}

/** GitHub shows ten annotations of a level for each step. */
const MAX_LOCATIONS = 10;
const MAX_MESSAGE_LENGTH = 300;

/** `convex/a.ts:3:5 - error TS2322: …` and, without colours, `convex/a.ts(3,5): error TS2322: …`. */
const TYPESCRIPT =
  /^\s*((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}?)(?:\((\d{1,7}),(\d{1,7})\):|:(\d{1,7}):(\d{1,7}) -) error ((TS\d{1,6}): .*)$/;
/** esbuild names the error first, the place on a line of its own. On Windows it writes `X`. */
const BUNDLER_ERROR = /^\s*[✘X] \[ERROR\] (.*)$/;
const BUNDLER_PLACE = /^ {4}((?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7}):$/;
/** What Convex caught when it loaded a module, and the stack behind it. */
const UNCAUGHT = /(?:^|: )(Uncaught .*)$/;
const FRAME =
  /^\s+at (?:[^(]{1,200} \(|async )?((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7})\)?$/;
/** What the CLI puts before Convex's own words. */
const REQUEST = /^[✖×] (?:Error fetching [A-Z]{1,10} {1,4}\S{1,500} \d{3} [\w ]{1,50}: )?/;
/** Where a file is named, and no line in it. */
const WHOLE_FILES: readonly (readonly [pattern: RegExp, file: (match: RegExpExecArray) => string])[] = [
  [/Failed to analyze (\S{1,300}): Uncaught /, ([, module = ""]) => module],
  [/: (\S{1,300}) is not a valid path to a Convex module/, ([, module = ""]) => module],
  [/"use node" directive is not allowed for (\S{1,300}?)\.?$/, ([, file = ""]) => file],
  [/Hit an error while evaluating your schema/, () => "schema.js"],
  [/Parsing "convex\.json" failed|in `convex\.json`/, () => "convex.json"],
  [/InvalidConvexConfig: /, () => "convex.config.js"],
  [/InvalidAuthConfig: |AuthConfig\w{1,30}Error: |is used in auth config file but/, () => "auth.config.js"],
];

/** The class of an error that was thrown. */
const THROWN = /(?:^|: )(Uncaught \w{0,60}(?:Error|Exception))(?::|$)/;

/** @param lines - Redacted output, without escape sequences. */
export function findLocations(lines: readonly SpokenLine[], places: SourceRoots): SourceLocations {
  const found = new Map<string, SourceLocation>();
  for (const location of findAll(lines, places)) {
    const place = `${location.path}:${location.line}:${location.column}`;
    if (!found.has(place)) found.set(place, location);
  }
  const exact = [...found.values()].filter(({ line }) => line !== null);
  // A file as a whole says nothing new where a line in it is known.
  const whole = [...found.values()].filter(({ path }) => !exact.some((one) => one.path === path));
  const all = [...exact, ...whole];
  return { locations: all.slice(0, MAX_LOCATIONS), omitted: Math.max(0, all.length - MAX_LOCATIONS) };
}

/** What is wrong at a place. */
type Words = Pick<SourceLocation, "message" | "sent">;

function* findAll(lines: readonly SpokenLine[], places: SourceRoots): Generator<SourceLocation> {
  /** The error message that applies to the next file location. */
  let pendingMessage: Words | null = null;
  // What is thrown may have several lines, and look like anything.
  let hasThrown = false;
  for (const [index, { text, source }] of lines.entries()) {
    if (!hasOtherFrames(text, lines.slice(index + 1, index + 1 + MAX_FRAMES), places))
      yield* wholeFile(text, lines[index + 1]?.text ?? "", places);
    hasThrown ||= source === "cli" && ANSWER.test(text);
    const typescript = TYPESCRIPT.exec(text);
    if (typescript !== null) {
      const [, path = "", row, column, row2, column2, message = "", code = ""] = typescript;
      // Newer CLIs pass on what `tsc` prints in their own voice.
      const isOfCheck = source === "tool" || (source === "cli" && !hasThrown);
      yield* at(places, path, row ?? row2, column ?? column2, { message, sent: isOfCheck ? message : code });
      continue;
    }
    const opening = openingOf(text, source === "cli" && !hasThrown);
    if (opening !== null) {
      pendingMessage = opening;
      continue;
    }
    const place = pendingMessage === null ? null : (BUNDLER_PLACE.exec(text) ?? FRAME.exec(text));
    if (place === null) continue;
    const located = [...at(places, place[1] ?? "", place[2], place[3], pendingMessage ?? NO_WORDS)];
    // The first frame in the repository is where to look; those behind it only led there.
    if (located.length > 0) pendingMessage = null;
    yield* located;
  }
}

/** How far a stack is followed. */
const MAX_FRAMES = 50;

/**
 * Whether the stack behind a module that Convex could not load leads elsewhere than to the app's file of that name: a
 * component has modules of its own, which Convex names the same way.
 */
function hasOtherFrames(line: string, following: readonly SpokenLine[], places: SourceRoots): boolean {
  const module = /Failed to analyze (\S{1,300})\.js: Uncaught /.exec(line)?.[1];
  if (module === undefined) return false;
  const end = following.findIndex(({ text }) => !/^\s+at /.test(text));
  const frames = following.slice(0, end === -1 ? undefined : end).flatMap(({ text }) => FRAME.exec(text)?.[1] ?? []);
  const own = fileOf(`${module}.js`, places);
  const files = frames.map((path) => fileOf(path, places));
  if (files.includes(own)) return false;
  const isOfThatName = (path: string) => path.replace(/\.\w{1,4}$/, "").endsWith(`/${module}`);
  return files.some((file) => file !== null) || frames.some(isOfThatName);
}

const NO_WORDS: Words = { message: "", sent: "" };
/** The CLI bundles before it asks Convex, which may answer with what the user's modules have thrown. */
const ANSWER = /Error fetching|Uncaught |Failed to analyze|Schema validation failed/;

/** @param isBundlers - Whether what looks like an error of the bundler is one. */
function openingOf(line: string, isBundlers: boolean): Words | null {
  const error = BUNDLER_ERROR.exec(line)?.[1];
  if (error !== undefined) return { message: error, sent: isBundlers ? error : "" };
  const message = UNCAUGHT.exec(line)?.[1];
  return message === undefined ? null : { message, sent: thrownIn(line) };
}

function thrownIn(line: string): string {
  return THROWN.exec(line)?.[1] ?? "";
}

/** Convex, and the CLI of `convex.json`, say on the next line what is wrong. */
const CONTINUES = /:$|Parsing "convex\.json" failed$/;

function* wholeFile(line: string, next: string, places: SourceRoots): Generator<SourceLocation> {
  const said = line.trim().replace(REQUEST, "");
  const message = CONTINUES.test(said) && !/^\s+at /.test(next) ? `${said} ${next.trim()}`.trim() : said;
  for (const [pattern, fileOf] of WHOLE_FILES) {
    const match = pattern.exec(line);
    const words = { message, sent: thrownIn(line) };
    if (match !== null) yield* at(places, fileOf(match), undefined, undefined, words);
  }
}

/** None where the path leads to no file of the repository. */
function* at(
  places: SourceRoots,
  path: string,
  line: string | undefined,
  column: string | undefined,
  { message, sent }: Words,
): Generator<SourceLocation> {
  const file = fileOf(path, places);
  if (file === null) return;
  const number = (text: string | undefined) => (text === undefined ? null : Math.max(1, Number(text)));
  const words = {
    message: cutBetweenWords(message, MAX_MESSAGE_LENGTH),
    sent: cutBetweenWords(sent, MAX_MESSAGE_LENGTH),
  };
  yield { path: file, line: number(line), column: number(column), ...words };
}

/**
 * Paths come relative to the working directory (TypeScript, the bundler), to the functions directory or a folder beside
 * it (Convex), and absolute. Convex names a module by what it was bundled to.
 */
export function fileOf(
  path: string,
  { repository, workingDirectory, functionsDirectory, isFile }: SourceRoots,
): string | null {
  const plain = path.replaceAll("\\", "/").replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, "");
  const below = plain.replace(/^(?:\.{1,2}\/)+/, "");
  const candidates =
    isAbsolute(plain) || /^[A-Za-z]:\//.test(plain)
      ? [plain]
      : [join(workingDirectory, plain), join(workingDirectory, below), join(functionsDirectory, below)];
  for (const candidate of candidates.flatMap(withSourceEndings)) {
    const inside = relative(repository, candidate).replaceAll("\\", "/");
    const isOurs = inside !== "" && !isAbsolute(inside) && !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(inside);
    if (isOurs && isFile(candidate)) return inside;
  }
  return null;
}

function withSourceEndings(path: string): readonly string[] {
  if (!path.endsWith(".js")) return [path];
  return [".js", ".ts", ".tsx", ".jsx", ".mjs"].map((ending) => path.slice(0, -".js".length) + ending);
}
