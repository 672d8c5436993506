package lowtide.sessiondatabase;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;

/** LangChain4j's chat memory over a store in the database; serializable transactions are tried again. */
public final class WellnessAgent {
    private static final long THIRTY_DAYS = TimeUnit.DAYS.toMillis(30);

    private final ChatModel model;
    private final InstantSource clock;
    private final DataSource database;

    public WellnessAgent(ChatModel model, InstantSource clock, DataSource database) {
        this.model = model;
        this.clock = clock;
        this.database = database;
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(JdbcStore.TABLE);
        } catch (SQLException failure) {
            throw new JdbcStore.StoreFailure(failure);
        }
    }

    public String chat(String userId, String message) {
        requireValid(userId);
        List<ChatMessage> messages = serializable(store -> {
            store.deleteUnusedSince(clock.millis() - THIRTY_DAYS);
            return new ArrayList<>(store.getMessages(userId));
        });
        messages.add(UserMessage.from(message));
        AiMessage reply = model.chat(messages.subList(messages.size() > 20 ? 2 : 0, messages.size()))
                .aiMessage();
        return serializable(store -> {
            ChatMemory memory = MessageWindowChatMemory.builder()
                    .id(userId)
                    .maxMessages(20)
                    .chatMemoryStore(store)
                    .build();
            memory.add(UserMessage.from(message));
            memory.add(reply);
            return reply.text();
        });
    }

    public void forget(String userId) {
        requireValid(userId);
        serializable(store -> {
            store.deleteMessages(userId);
            return userId;
        });
    }

    public int historySize(String userId) {
        requireValid(userId);
        return serializable(store -> store.getMessages(userId).size());
    }

    private <T> T serializable(Function<JdbcStore, T> work) {
        while (true) {
            try (Connection connection = database.getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                connection.setAutoCommit(false);
                T result = work.apply(new JdbcStore(connection, clock.millis()));
                connection.commit();
                return result;
            } catch (JdbcStore.StoreFailure failure) {
                if (!failure.isConflict()) {
                    throw failure;
                }
            } catch (SQLException failure) {
                JdbcStore.StoreFailure wrapped = new JdbcStore.StoreFailure(failure);
                if (!wrapped.isConflict()) {
                    throw wrapped;
                }
            }
        }
    }

    private static void requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("invalid user id");
        }
    }
}
