// Who counts as this machine, and by which address callers are told apart.

import { describe, expect, it } from "vitest";
import { readCaller } from "./caller.ts";

const request = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  remoteAddress,
  header: (name: string) => headers[name],
});

describe("readCaller", () => {
  it.each([
    ["a plain local request", request("127.0.0.1", { host: "localhost:4000" }), true],
    ["IPv6", request("::1", { host: "[::1]:4000" }), true],
    ["mapped IPv4", request("::ffff:127.0.0.1", { host: "127.0.0.1:4000" }), true],
    ["another machine", request("192.168.1.5", { host: "localhost:4000" }), false],
    ["a foreign name that leads here", request("127.0.0.1", { host: "evil.example:4000" }), false],
    ["a foreign page", request("127.0.0.1", { host: "localhost", origin: "https://evil.example" }), false],
    ["our own page", request("127.0.0.1", { host: "localhost", origin: "http://localhost:4000" }), true],
    ["something forwarded", request("127.0.0.1", { host: "localhost", "x-forwarded-for": "8.8.8.8" }), false],
    ["no connection known", request(undefined, { host: "localhost" }), false],
  ])("tells %s", (_what, facts, isLocal) => {
    expect(readCaller(facts, false).isLocal).toBe(isLocal);
  });

  it("takes the last forwarded address behind a proxy, and trusts nobody as local", () => {
    const facts = request("127.0.0.1", { host: "localhost", "x-forwarded-for": "1.1.1.1, 2.2.2.2" });
    expect(readCaller(facts, true)).toEqual({ address: "2.2.2.2", isLocal: false });
  });
});
