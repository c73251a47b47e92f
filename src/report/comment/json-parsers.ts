/** Parsers for JSON that others can write. Each returns a value of its form, and throws for any other. */

export type Parser<Value> = (value: unknown) => Value;
export type Parsed<Of> = Of extends Parser<infer Value> ? Value : never;

/** The last moment that JavaScript knows, in milliseconds since the epoch; no shorter time is as long either. */
const MAX_TIMESTAMP = 8.64e15;

export const text = parserOf((value): value is string => typeof value === "string");

/** A whole number from 0. */
export const count = parserOf((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);

/** A moment or a duration, in whatever unit. */
export const time = parserOf(
  (value): value is number => typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP,
);

export function oneOf<Word extends string>(words: readonly Word[]): Parser<Word> {
  return parserOf((value): value is Word => words.some((word) => word === value));
}

export function nullOr<Value>(parse: Parser<Value>): Parser<Value | null> {
  return (value) => (value === null ? null : parse(value));
}

export function listOf<Value>(parse: Parser<Value>): Parser<readonly Value[]> {
  return (value) => list(value).map(parse);
}

/** An object with these fields. Any other is left out: it may hold what nobody would write there today. */
export function recordOf<Fields extends Readonly<Record<string, Parser<unknown>>>>(
  fields: Fields,
): Parser<{ readonly [Name in keyof Fields]: Parsed<Fields[Name]> }> {
  return (value) => {
    const given = record(value);
    const parsed = Object.entries(fields).map(([name, parse]) => [name, parse(given[name])]);
    return Object.fromEntries(parsed);
  };
}

const list = parserOf((value): value is unknown[] => Array.isArray(value));
const record = parserOf(
  (value): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null,
);

function parserOf<Value>(isValid: (value: unknown) => value is Value): Parser<Value> {
  return (value) => {
    if (!isValid(value)) throw new TypeError("The value has another form.");
    return value;
  };
}
