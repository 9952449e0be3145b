// Signs in at a server on this machine that answers as ORCID does on good and bad days.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpClient } from "../../lib/http-client.ts";
import { createOrcidSignIn } from "./orcid.ts";

const ID = "0000-0002-1825-0097";
const answers: Record<string, { status: number; body: string }> = {
  good: { status: 200, body: JSON.stringify({ access_token: "t", token_type: "bearer", name: "J", orcid: ID }) },
  address: { status: 200, body: JSON.stringify({ orcid: `https://orcid.org/${ID}` }) },
  used: { status: 400, body: '{"error":"invalid_grant"}' },
  stranger: { status: 401, body: '{"error":"invalid_client"}' },
  "wrong-digit": { status: 200, body: '{"orcid":"0000-0002-1825-0098"}' },
  nobody: { status: 200, body: "{}" },
  garbage: { status: 200, body: "<html>" },
  large: { status: 200, body: "x".repeat(200_000) },
  missing: { status: 404, body: "" },
};

let server: Server;
let baseUrl = "";
const seen: string[] = [];
const http = createHttpClient({
  ...{ contact: "test@example.org", allowPrivate: true, paceMs: { "127.0.0.1": 0 } },
  sleep: async () => {},
  limits: { attempts: 2 },
});

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    seen.push(`${request.method} ${request.url} ${body}`);
    const answer = answers[new URLSearchParams(body).get("code") ?? ""] ?? { status: 503, body: "" };
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  http.close();
  server.closeAllConnections();
  server.close();
});

const returnTo = "https://b.example/corrections/orcid";
const signIn = () => createOrcidSignIn({ http, clientId: "APP-1", clientSecret: "hush", returnTo, baseUrl });

describe("signing in at ORCID", () => {
  it("begins at ORCID, which learns where to send the reader, but no secret", () => {
    const url = new URL(signIn().address("7.123.abc"));
    expect(url.origin + url.pathname).toBe(`${baseUrl}/oauth/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ client_id: "APP-1", response_type: "code", scope: "/authenticate" },
      ...{ redirect_uri: returnTo, state: "7.123.abc" },
    });
  });

  it.each(["good", "address"])("ends with the iD (%s)", async (code) => {
    expect(await signIn().identify(code)).toBe(ID);
    const sent = new URLSearchParams(seen.at(-1)?.split(" ")[2]);
    expect(seen.at(-1)).toMatch(/^POST \/oauth\/token /);
    expect(Object.fromEntries(sent)).toEqual({
      ...{ client_id: "APP-1", client_secret: "hush", grant_type: "authorization_code" },
      ...{ code, redirect_uri: returnTo },
    });
  });

  it.each([
    ["used", "forbidden"],
    ["stranger", "forbidden"],
    ["wrong-digit", "unavailable"],
    ["nobody", "unavailable"],
    ["garbage", "unavailable"],
    ["missing", "unavailable"],
    ["down", "unavailable"],
  ])("with the code %s is %s", async (code, error) => {
    await expect(signIn().identify(code)).rejects.toMatchObject({ code: error });
  });

  it("does not read an endless answer", async () => {
    await expect(signIn().identify("large")).rejects.toThrow();
  });

  it.each(["", "a b", "x&client_id=y", "x".repeat(300)])("never asks about the code '%s'", async (code) => {
    const before = seen.length;
    await expect(signIn().identify(code)).rejects.toMatchObject({ code: "forbidden" });
    expect(seen).toHaveLength(before);
  });
});
