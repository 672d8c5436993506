package lowtide.agent.host.toy;

import java.math.BigDecimal;

/** A type of a student's. */
public record Price(BigDecimal input) {}
