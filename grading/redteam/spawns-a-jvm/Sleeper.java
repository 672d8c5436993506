package lowtide.contextcap;

/** The main class of the JVM that the agent starts. */
final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(60_000);
    }
}
