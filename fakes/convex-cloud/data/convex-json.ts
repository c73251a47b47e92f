/** A value in Convex's JSON encoding: `convexToJson` in `src/values/value.ts` of the convex package. */
export function toConvexJson(value: unknown): unknown {
  if (typeof value === "bigint") {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return { $integer: bytes.toString("base64") };
  }
  if (Array.isArray(value)) return value.map(toConvexJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toConvexJson(part)]));
}
