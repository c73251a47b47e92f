import { TableAggregate } from "@convex-dev/aggregate";
import { HOUR, RateLimiter } from "@convex-dev/rate-limiter";
import { Workpool } from "@convex-dev/workpool";
import { v } from "convex/values";
import { components, internal } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { internalMutation, mutation, query } from "./_generated/server";

const limits = new RateLimiter(components.rateLimiter, { addNote: { kind: "token bucket", rate: 60, period: HOUR } });
const mailPool = new Workpool(components.mailPool, { maxParallelism: 2 });
const byOwner = new TableAggregate<{ Namespace: string; Key: number; DataModel: DataModel; TableName: "notes" }>(
  components.notesByOwner,
  { namespace: (note) => note.owner, sortKey: (note) => note._creationTime },
);

export const add = mutation({
  args: { owner: v.string(), text: v.string(), attachment: v.optional(v.id("_storage")) },
  handler: async (ctx, note) => {
    await limits.limit(ctx, "addNote", { key: note.owner, throws: true });
    const id = await ctx.db.insert("notes", note);
    const added = await ctx.db.get(id);
    if (added !== null) await byOwner.insert(ctx, added);
    await mailPool.enqueueAction(ctx, internal.mail.send, { to: note.owner, text: note.text });
    return id;
  },
});

export const search = query({
  args: { owner: v.string(), text: v.string() },
  handler: async (ctx, { owner, text }) => {
    const notes = await ctx.db
      .query("notes")
      .withSearchIndex("by_text", (q) => q.search("text", text).eq("owner", owner))
      .take(20);
    return await Promise.all(
      notes.map(async ({ text: found, attachment }) => ({
        text: found,
        url: attachment === undefined ? null : await ctx.storage.getUrl(attachment),
      })),
    );
  },
});

export const count = query({
  args: { owner: v.string() },
  handler: (ctx, { owner }) => byOwner.count(ctx, { namespace: owner }),
});

export const uploadUrl = mutation({ args: {}, handler: (ctx) => ctx.storage.generateUploadUrl() });

export const removeOld = internalMutation({
  args: {},
  handler: async (ctx) => {
    const month = 30 * 24 * 60 * 60 * 1000;
    const old = await ctx.db
      .query("notes")
      .filter((q) => q.lt(q.field("_creationTime"), Date.now() - month))
      .take(100);
    for (const note of old) {
      await byOwner.delete(ctx, note);
      await ctx.db.delete(note._id);
    }
  },
});
