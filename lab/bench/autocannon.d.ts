// The little of autocannon that we use; it ships no types.
declare module "autocannon" {
  interface Result {
    latency: { p50: number; p99: number };
    requests: { average: number };
  }
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    requests?: { path: string }[];
  }): Promise<Result>;
}
