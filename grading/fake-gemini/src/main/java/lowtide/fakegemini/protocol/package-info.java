/**
 * Gemini's protocol: reads JSON bodies into typed requests, finds what Gemini would refuse, and writes replies as JSON
 * bodies. Knows nothing of the server that transports them.
 */
package lowtide.fakegemini.protocol;
