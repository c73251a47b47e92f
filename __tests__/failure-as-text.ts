import type { Failure } from "../src/diagnosis/failure.ts";

/** The failure as a user reads it, and then those of its texts that are sent by API in another form. */
export function failureAsText({ code, cause, fix, link, sent }: Failure): string {
  const texts = [`[${code}]`, cause, fix, link ?? "No link."];
  if (sent !== undefined && sent.cause !== cause) texts.push(`Sent as the cause: ${sent.cause}`);
  if (sent !== undefined && sent.fix !== fix) texts.push(`Sent as the fix: ${sent.fix}`);
  return texts.join("\n");
}
