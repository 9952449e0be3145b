// Types of the script, for the test that compares its output with what is committed.
export function compileWasm(name: string): Promise<string>;
