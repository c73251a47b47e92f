import { internalMutation } from "./_generated/server";

/** Gives a new preview something to show. Running it twice adds nothing. */
export default internalMutation({
  args: {},
  handler: async (ctx) => {
    const existing = await ctx.db
      .query("channels")
      .withIndex("by_name", (q) => q.eq("name", "general"))
      .first();
    if (existing !== null) return;
    const channel = await ctx.db.insert("channels", { name: "general" });
    await ctx.db.insert("messages", { channel, author: "Convex", body: "Welcome to this preview." });
  },
});
