import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const list = query({
  args: { channel: v.id("channels") },
  handler: async (ctx, { channel }) => {
    return await ctx.db
      .query("messages")
      .withIndex("by_channel", (q) => q.eq("channel", channel))
      .order("desc")
      .take(50);
  },
});

export const send = mutation({
  args: { channel: v.id("channels"), author: v.string(), body: v.string() },
  handler: async (ctx, message) => {
    return await ctx.db.insert("messages", message);
  },
});
