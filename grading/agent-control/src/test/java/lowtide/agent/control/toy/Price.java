package lowtide.agent.control.toy;

import java.math.BigDecimal;

/** Stands for the type of the same name in the agent's package. */
public record Price(BigDecimal input) {}
