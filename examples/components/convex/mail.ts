"use node";

import { createHash } from "node:crypto";
import { v } from "convex/values";
import { internalAction } from "./_generated/server";

/** Stands for a mail: it only logs what it would send. */
export const send = internalAction({
  args: { to: v.string(), text: v.string() },
  handler: async (_, { to, text }) => {
    console.log(`To ${to}: ${createHash("sha256").update(text).digest("hex")}`);
  },
});
