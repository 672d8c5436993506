package lowtide.simulation.report;

/** This machine has no fonts that Java can draw with, so there is no picture; everything else works. */
public final class NoFontsException extends Exception {

    private static final long serialVersionUID = 1L;

    NoFontsException(Throwable cause) {
        super(
                "Java finds no fonts on this machine, so it cannot draw a picture. Install fontconfig and a font"
                        + " (such as DejaVu) and try again; every other output works without them.",
                cause);
    }
}
