// Which addresses count as private, and that the guard works where the connection is made.

import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { guardedLookup, isPrivateAddress } from "./private-address.ts";

test.each([
  ["127.0.0.1", true],
  ["10.255.0.1", true],
  ["100.64.0.1", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["0.0.0.0", true],
  ["224.0.0.1", true],
  ["255.255.255.255", true],
  ["8.8.8.8", false],
  ["151.101.1.42", false],
  ["::1", true],
  ["::", true],
  ["::ffff:127.0.0.1", true],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::7f00:1", true],
  ["2002:7f00:1::", true],
  ["fe80::1%eth0", true],
  ["fd12::1", true],
  ["ff02::1", true],
  ["[::1]", true],
  ["2606:4700::1111", false],
  ["no address", true],
])("%s private: %s", (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});

test("a name that resolves to a private address is not connected to", async () => {
  let connections = 0;
  const server = createServer().on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const error = await new Promise<unknown>((resolve) => {
    // The name passes every check of its text: only its address gives it away.
    request({ host: "localhost", port, lookup: guardedLookup }).on("error", resolve).on("response", resolve).end();
  });
  server.close();
  expect(error).toMatchObject({ code: "forbidden" });
  expect(connections).toBe(0);
});
