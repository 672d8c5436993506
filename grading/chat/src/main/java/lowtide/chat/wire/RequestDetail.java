package lowtide.chat.wire;

import java.util.Optional;

/**
 * A request as the page shows it alone.
 *
 * @param difference to the one before for the same user; empty for the first one that is kept
 * @param millis     from its arrival to the first byte of the response; empty while there is none
 */
public record RequestDetail(WireRequest request, Optional<Difference> difference, Optional<Long> millis) {}
