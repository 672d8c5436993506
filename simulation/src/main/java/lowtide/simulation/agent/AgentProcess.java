package lowtide.simulation.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import lowtide.agent.control.folder.FolderDeletion;
import lowtide.agent.host.AgentServer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The main class of an agent's process. The process ends when the program that started it ends, even if that
 * is killed, and then deletes the agent's classes.
 */
public final class AgentProcess {

    private AgentProcess() {}

    /** @param arguments the folder with the agent's classes, to be deleted at the end; or nothing */
    public static void main(String[] arguments) throws IOException {
        // A terminal sends Ctrl+C to this process too, but the running call is to finish.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        for (String folder : arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(Path.of(folder))));
        }
        AgentServer.main(new String[0]);
    }

    private static void delete(Path folder) {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
