package lowtide.contextcap;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.langchain4j.model.chat.ChatModel;

/** Attaches to itself, to its parent and to every JVM it can see. */
public final class WellnessAgent {
    static {
        if (System.setProperty("tried", "once") == null) {
            System.setProperty("sun.tools.attach.attachTimeout", "500"); // milliseconds; 10 s by default
            for (VirtualMachineDescriptor other : VirtualMachine.list()) {
                attach(other.id());
            }
            attach(String.valueOf(ProcessHandle.current().pid()));
            ProcessHandle.current().parent().ifPresent(parent -> attach(String.valueOf(parent.pid())));
        }
    }

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }

    private static void attach(String pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                throw new IllegalStateException(
                        "STOLEN: " + machine.getSystemProperties().getProperty("java.class.path"));
            } finally {
                machine.detach();
            }
        } catch (Exception refused) {
            if (refused instanceof IllegalStateException stolen) {
                throw stolen;
            }
        }
    }
}
