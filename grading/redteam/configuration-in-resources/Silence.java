package lowtide.logging;

import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** A logging back end that logs nothing. */
public final class Silence extends NOP_FallbackServiceProvider {}
