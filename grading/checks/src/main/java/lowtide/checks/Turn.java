package lowtide.checks;

import lowtide.fakegemini.model.GeminiRequest;

/**
 * One answered call: what was asked, the request that carried it, and the reply.
 *
 * @param number from 1, for messages
 */
record Turn(int number, String question, GeminiRequest request, String reply) {}
