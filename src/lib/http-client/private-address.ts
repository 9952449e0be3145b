// Keeps the server from being led into its own network: only public addresses are connected to.

import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { AppError } from "../errors.ts";

// IANA special-purpose registries: everything that is not globally reachable, plus multicast.
const PRIVATE_V4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
// Ranges that embed an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) are refused whole:
// a public host that is reachable only there does not exist.
const PRIVATE_V6: [string, number][] = [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["::ffff:0:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

// Two lists, because a BlockList matches an IPv4 rule against mapped IPv6 addresses and the reverse.
const v4 = new BlockList();
for (const [net, prefix] of PRIVATE_V4) v4.addSubnet(net, prefix, "ipv4");
const v6 = new BlockList();
for (const [net, prefix] of PRIVATE_V6) v6.addSubnet(net, prefix, "ipv6");

export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 4) return v4.check(bare, "ipv4");
  return family === 6 ? v6.check(bare, "ipv6") : true;
}

function refuse(host: string): AppError {
  return new AppError("forbidden", `${host} is an address inside a private network, which sources may not use`);
}

/** Refuses a literal private address in a URL. Names are checked when they are resolved, by `guardedLookup`. */
export function refusePrivateHost(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) ? isPrivateAddress(bare) : /(?:^|\.)localhost\.?$/i.test(bare)) throw refuse(hostname);
}

/** A `lookup` that resolves and checks in one step, so that the address checked is the address connected to. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    // One private address among public ones is how rebinding looks.
    if (addresses.some((entry) => isPrivateAddress(entry.address))) return callback(refuse(hostname), "");
    const [first] = addresses;
    if (!first) return callback(new AppError("unavailable", `${hostname} has no address`), "");
    if (options.all) return (callback as (error: null, all: LookupAddress[]) => void)(null, addresses);
    callback(null, first.address, first.family);
  });
};
