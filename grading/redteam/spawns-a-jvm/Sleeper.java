package lowtide.contextcap;

/** What the agent's own JVM runs. */
final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(60_000);
    }
}
