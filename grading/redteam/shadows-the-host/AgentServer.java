package lowtide.agent.host;

/** Would rather be the host than its guest. */
public final class AgentServer {
    public static void main(String[] arguments) {
        System.out.println("PASSED");
    }
}
