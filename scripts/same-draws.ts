import { configureGlobal } from 'fast-check';

// What is drawn at random is the same in every run, so that the same code gets the same verdict; others are for the fuzzer.
configureGlobal({ seed: 20_250_101 });
