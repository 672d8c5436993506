package lowtide.checks.budget;

import java.math.BigDecimal;

/** Dollars per million tokens. Stands for the type of the same name in the student's package. */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {}
