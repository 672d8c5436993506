package lowtide.agent.control.time;

/** The machine gave an agent too little processor time to judge it by a time limit. The agent is not to blame. */
public final class MachineTooBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    MachineTooBusy() {
        super("This machine was too busy: the agent's threads waited for a processor most of the time");
    }
}
