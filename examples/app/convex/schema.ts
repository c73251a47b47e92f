import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  channels: defineTable({ name: v.string() }).index("by_name", ["name"]),
  messages: defineTable({
    channel: v.id("channels"),
    author: v.string(),
    body: v.string(),
  }).index("by_channel", ["channel"]),
});
