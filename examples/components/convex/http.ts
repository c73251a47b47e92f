import { httpRouter } from "convex/server";
import { api } from "./_generated/api";
import { httpAction } from "./_generated/server";

const http = httpRouter();
http.route({
  path: "/notes",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const { owner, text } = (await request.json()) as { owner: string; text: string };
    return Response.json({ id: await ctx.runMutation(api.notes.add, { owner, text }) });
  }),
});
http.route({ pathPrefix: "/health/", method: "GET", handler: httpAction(async () => new Response("ok")) });

export default http;
