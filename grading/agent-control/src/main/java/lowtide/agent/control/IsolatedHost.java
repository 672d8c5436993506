package lowtide.agent.control;

import com.fasterxml.jackson.databind.node.NullNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.control.folder.DataFolder;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.process.HostProcess;
import lowtide.agent.control.process.Limits;
import lowtide.agent.control.time.Deadline;
import lowtide.agent.control.time.FairClock;

/**
 * Runs agents in a separate process. The process serves one session after the other. A process that died, hung or sent
 * invalid data is ended, and the next session gets a new one. One session at a time.
 */
public final class IsolatedHost implements AgentHost {

    private final AgentCommand command;
    private final Limits limits;
    private final URI gemini;
    private Deadline stage;
    private volatile boolean hung;
    private volatile boolean exhausted;
    private HostProcess process;

    /**
     * @param command starts a JVM with {@link lowtide.agent.host.AgentServer} as its main class
     * @param gemini where the agents of this host find Gemini
     */
    public IsolatedHost(AgentCommand command, Limits limits, String gemini) {
        this.command = command;
        this.limits = limits;
        this.gemini = URI.create(gemini);
        this.stage = FairClock.machine().deadline(limits.stage());
    }

    /** Starts the process without waiting for it, so that it is ready when the first session opens. */
    public IsolatedHost warmedUp() {
        process = start();
        return this;
    }

    /** Begins another stage of the same submission: its time starts now, and earlier failures do not affect it. */
    public void beginStage() {
        stage = FairClock.machine().deadline(limits.stage());
        if (hung || exhausted || process != null && !process.isUsable()) {
            close();
        }
        hung = false;
        exhausted = false;
    }

    @Override
    public <A> AgentSession<A> open(AgentContract<A> contract, AgentSettings settings) {
        if (stage.left() <= 0) {
            stage.verifyThatTheAgentHadItsTime();
            throw new AgentTimedOut(
                    "The stage has used up its time limit of " + limits.stage().toSeconds() + " s.");
        }
        Optional<DataFolder> folder = contract.takesFolder() ? Optional.of(newFolder()) : Optional.empty();
        try {
            AgentSpec spec = contract.spec(settings, folder.map(this::seenByAgent));
            CallbackHandler functions = contract.functions(settings);
            IsolatedConnection connection = new IsolatedConnection(
                    this,
                    opened(spec, functions),
                    (process, mode) -> open(process, spec, mode, functions),
                    () -> opened(spec, functions));
            return new AgentSession<>(contract, connection, folder);
        } catch (RuntimeException failure) {
            folder.ifPresent(DataFolder::close);
            throw failure;
        }
    }

    /** Runs an action that calls the agent's code, and notes if the process cannot be used for another stage. */
    <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (AgentTimedOut late) {
            hung = true;
            throw late;
        } catch (AgentThrew threw) {
            if (threw.thrown().isVirtualMachineError()) {
                exhausted = true; // without stack, heap or threads
            }
            throw threw;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.end();
            process = null;
        }
    }

    /** Lets the process end in order, so that its JVM writes an archive if the command says so, and waits for it. */
    public void finish() {
        if (process != null) {
            process.finish();
            process = null;
        }
    }

    private HostProcess opened(AgentSpec spec, CallbackHandler functions) {
        if (process == null || !process.isUsable()) {
            close();
            process = start();
        }
        HostProcess current = process;
        Duration processor = hung ? limits.processor().dividedBy(2) : limits.processor();
        current.beginSession(processor, stage);
        open(current, spec, Request.OpenMode.NEW_CLASSES, functions);
        return current;
    }

    private void open(HostProcess in, AgentSpec spec, Request.OpenMode mode, CallbackHandler functions) {
        String what = "new " + TypeName.simple(spec.className()) + "(...)";
        watched(() -> {
            if (mode == Request.OpenMode.SECOND_SERVER) { // the functions that are kept stay those of the first
                return in.ask(id -> new Request.Open(id, spec, mode), what, functions);
            }
            in.open(id -> new Request.Open(id, spec, mode), what, functions);
            return NullNode.getInstance();
        });
    }

    private HostProcess start() {
        return HostProcess.start(command, limits, gemini.getPort());
    }

    private DataFolder newFolder() {
        return command.data().map(data -> DataFolder.in(data.here())).orElseGet(DataFolder::temporary);
    }

    private String seenByAgent(DataFolder folder) {
        Path name = folder.path().getFileName();
        return command.data()
                .map(data -> data.there() + "/" + name)
                .orElseGet(() -> folder.path().toString());
    }
}
