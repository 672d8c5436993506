package lowtide.checks.dsl;

import lowtide.fakegemini.model.GeminiRequest;

/**
 * One answered call: what was asked, the request that carried it, and the reply.
 *
 * @param number from 1, for messages
 */
public record Turn(int number, String question, GeminiRequest request, String reply) {}
