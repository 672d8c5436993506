package lowtide.simulation.agent;

import java.math.BigDecimal;

/** Dollars per million tokens. Stands for the type of the same name in an agent's package. */
record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {}
