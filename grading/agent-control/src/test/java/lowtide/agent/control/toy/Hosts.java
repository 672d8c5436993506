package lowtide.agent.control.toy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.Limits;
import lowtide.agent.host.AgentServer;

/** Processes for agents with this test's class path. */
public final class Hosts {

    public static final Limits LIMITS =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(120), Duration.ofSeconds(30));

    private Hosts() {}

    public static IsolatedHost isolated(String gemini, Limits limits) {
        return new IsolatedHost(command(), limits, gemini);
    }

    /** Starts a JVM with the agent server and the toy agent. */
    public static AgentCommand command() {
        return AgentCommand.unsealed(java(System.getProperty("java.class.path"), AgentServer.class.getName()));
    }

    /** Starts a JVM with this class path, main class and arguments. */
    public static List<String> java(String classpath, String... main) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classpath));
        line.addAll(List.of(main));
        return line;
    }
}
