package lowtide.seam;

/** Would rather be the host than its guest. */
public final class Host {
    public static void main(String[] arguments) {
        System.out.println("PASSED");
    }
}
