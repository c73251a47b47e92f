/** Parsers for JSON that other programs can write. Each returns a value of its type, and throws for any other value. */

export type Parser<Value> = (value: unknown) => Value;
export type Parsed<Of> = Of extends Parser<infer Value> ? Value : never;

/** The latest time that JavaScript's `Date` can represent, in milliseconds since the epoch. Also limits durations. */
const MAX_TIMESTAMP = 8.64e15;

export const text = parserOf((value): value is string => typeof value === "string");

/** A whole number of at least 0. */
export const count = parserOf((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);

/** A time or a duration, in any unit. */
export const time = parserOf(
  (value): value is number => typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP,
);

export const flag = parserOf((value): value is boolean => typeof value === "boolean");

export function oneOf<const Value extends string | number>(values: readonly Value[]): Parser<Value> {
  return parserOf((value): value is Value => values.some((one) => one === value));
}

export function nullOr<Value>(parse: Parser<Value>): Parser<Value | null> {
  return (value) => (value === null ? null : parse(value));
}

export function listOf<Value>(parse: Parser<Value>): Parser<readonly Value[]> {
  return (value) => list(value).map(parse);
}

/** An object with these fields. Drops all other fields, which could contain anything. */
export function recordOf<Fields extends Readonly<Record<string, Parser<unknown>>>>(
  fields: Fields,
): Parser<{ readonly [Name in keyof Fields]: Parsed<Fields[Name]> }> {
  return (value) => {
    const source = record(value);
    const parsed = Object.entries(fields).map(([name, parse]) => [name, parse(source[name])]);
    return Object.fromEntries(parsed);
  };
}

const list = parserOf((value): value is unknown[] => Array.isArray(value));
const record = parserOf(
  (value): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null,
);

function parserOf<Value>(isValid: (value: unknown) => value is Value): Parser<Value> {
  return (value) => {
    if (!isValid(value)) throw new TypeError("The value has another type.");
    return value;
  };
}
