package lowtide.chat.crowd;

import java.math.BigDecimal;

/**
 * What was seen of a crowd up to a moment.
 *
 * @param hour     of the simulated day
 * @param seconds  since the crowd began to write
 * @param answered calls that got a reply
 * @param refused  calls that the agent refused, because of a limit, a budget or a rule
 * @param failed   all other calls that got none
 * @param inFlight calls that run
 * @param p50      milliseconds of the calls since the last sample, like the next two: half of them took at most that long
 * @param messages that the agent says it holds; estimated from some users, and -1 if it does not say
 * @param heap     bytes that the agent's process holds after a collection; 0 if that is not known yet
 * @param requests to Gemini
 */
public record CrowdSample(
        double hour,
        double seconds,
        int answered,
        int refused,
        int failed,
        int inFlight,
        double p50,
        double p95,
        double p99,
        long messages,
        long heap,
        long requests,
        long tokensIn,
        long tokensOut,
        BigDecimal dollars) {}
