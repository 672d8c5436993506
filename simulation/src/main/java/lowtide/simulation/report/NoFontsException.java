package lowtide.simulation.report;

/** Thrown if Java finds no fonts on this machine and therefore cannot draw a chart. All other output works. */
public final class NoFontsException extends Exception {

    private static final long serialVersionUID = 1L;

    NoFontsException(Throwable cause) {
        super(
                "Java finds no fonts on this machine. Install fontconfig and a font such as DejaVu to draw charts; all"
                        + " other output works without fonts.",
                cause);
    }
}
