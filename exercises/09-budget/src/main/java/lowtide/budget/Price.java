package lowtide.budget;

import java.math.BigDecimal;

/**
 * What a model costs, in dollars per million tokens.
 *
 * @param input for tokens that are sent and do not come from Gemini's cache
 * @param cachedInput for tokens that are sent and come from Gemini's cache
 * @param output for tokens that Gemini writes, thoughts included
 */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {}
