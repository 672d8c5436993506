package lowtide.desk.terminal;

/** A bar of ASCII characters, which every terminal shows. */
public final class Bar {

    private Bar() {}

    /** A bar of this many columns, brackets not counted. It is full only if all is done, and empty only if nothing is. */
    public static String of(int done, int all, int columns) {
        int filled = all == 0 ? 0 : done * columns / all;
        if (done > 0 && filled == 0) {
            filled = 1;
        }
        return "[" + "#".repeat(filled) + "-".repeat(columns - filled) + "]";
    }
}
