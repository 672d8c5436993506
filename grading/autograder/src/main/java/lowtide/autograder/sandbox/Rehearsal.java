package lowtide.autograder.sandbox;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentHost;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.agent.host.TrainingAgent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;

/**
 * Uses an agent of the kit like a student's agent. Its process has then loaded the classes that agents need, and the next
 * agent in it answers sooner.
 */
public final class Rehearsal {

    private static final int USERS = 8;

    /** After these calls, the JVM has compiled what calls of an agent need. */
    private static final int MANY_CALLS = 640;

    private static final AgentContract<Trainee> CONTRACT =
            AgentContract.of(Trainee.class, Trainee.Constructor.class, TrainingAgent.class.getName());

    private Rehearsal() {}

    /** Opens a session, uses it, and closes it. */
    public static void run(AgentHost host, FakeGemini gemini) {
        in(host, gemini, Rehearsal::use);
    }

    /**
     * Makes hundreds of calls, which take about a second of processor time. Every call after them takes about half the
     * time.
     *
     * @param needed ends it before the next call
     */
    public static void atLength(AgentHost host, FakeGemini gemini, BooleanSupplier needed) {
        in(host, gemini, (session, account) -> {
            for (int i = 0; i < MANY_CALLS && !needed.getAsBoolean(); i++) {
                session.agent().chat("user " + i % USERS, "I ate " + i + " apples");
            }
        });
    }

    private static void in(AgentHost host, FakeGemini gemini, BiConsumer<AgentSession<Trainee>, Account> use) {
        try (Account account = gemini.open(1)) {
            ModelAccess access = new ModelAccess(account.baseUrl(), account.apiKey(), FakeGemini.MODEL);
            try (AgentSession<Trainee> session = host.open(CONTRACT, new AgentSettings(access, Instant.EPOCH))) {
                use.accept(session, account);
            }
        }
    }

    private static void use(AgentSession<Trainee> session, Account account) {
        List<CompletableFuture<String>> calls = session.together(IntStream.range(0, USERS)
                .<Function<Trainee, String>>mapToObj(i -> agent -> agent.chat("user " + i, "I ate an apple"))
                .toList());
        calls.forEach(CompletableFuture::join);
        account.enqueue(Replies.overloaded(), Replies.connectionReset());
        for (int i = 0; i < 2; i++) {
            try {
                session.agent().chat("user", "I ate a pear");
            } catch (AgentThrew asTold) {
                session.agent().tokensUsed("user");
            }
        }
        session.agent().stream("I ate a fig", text -> {});
        session.agent().estimateTokens(List.of(UserMessage.from("I ate a plum")));
        session.setTime(Instant.EPOCH.plusSeconds(1));
        session.drainLog();
        session.drainConsole();
    }

    /** What students' agents offer. */
    interface Trainee {

        String chat(String userId, String message);

        void stream(String message, Consumer<String> onText);

        int historySize(String userId);

        int estimateTokens(List<ChatMessage> messages);

        long tokensUsed(String userId);

        interface Constructor {
            Trainee create(ChatModel model, StreamingChatModel streaming, InstantSource clock);
        }
    }
}
