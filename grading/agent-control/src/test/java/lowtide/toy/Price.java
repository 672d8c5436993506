package lowtide.toy;

import java.math.BigDecimal;

/** A type that comes with the exercise. */
public record Price(BigDecimal input) {}
