// Property tests draw new worlds at every run of a developer; a build on CI must say the same twice.

import fc from "fast-check";

if (process.env.CI) fc.configureGlobal({ seed: 20_261_121 });
