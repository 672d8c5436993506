package lowtide.fallback;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Correct, with AiServices and a model that asks several others. A call that fails is taken back out of the memory. */
public class WellnessAgent {
    private final ConcurrentMap<String, ChatMemory> memories = new ConcurrentHashMap<>();
    private final Assistant assistant;

    public WellnessAgent(List<ChatModel> models, InstantSource clock) {
        assistant = AiServices.builder(Assistant.class)
                .chatModel(new FallbackModel(models, clock))
                .chatMemoryProvider(id -> memory(id.toString()))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        ChatMemory memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> before = List.copyOf(memory.messages());
            try {
                return assistant.chat(userId, message);
            } catch (RuntimeException failure) {
                memory.clear();
                before.forEach(memory::add);
                throw failure;
            }
        }
    }

    public int historySize(String userId) {
        return memory(userId).messages().size();
    }

    private ChatMemory memory(String userId) {
        return memories.computeIfAbsent(userId, id -> MessageWindowChatMemory.withMaxMessages(19));
    }

    interface Assistant {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@MemoryId String userId, @V("message") String message);
    }

    private static final class FallbackModel implements ChatModel {
        private final List<Member> members = new ArrayList<>();
        private final InstantSource clock;

        FallbackModel(List<ChatModel> models, InstantSource clock) {
            models.forEach(model -> members.add(new Member(model)));
            this.clock = clock;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            List<RuntimeException> failures = new ArrayList<>();
            for (Member member : members) {
                if (!member.mayBeAsked(clock.millis())) {
                    failures.add(new IllegalStateException("rests"));
                    continue;
                }
                try {
                    ChatResponse response = member.model.chat(request);
                    String text = response.aiMessage().text();
                    if (response.finishReason() == FinishReason.CONTENT_FILTER || text == null || text.isBlank()) {
                        failures.add(new IllegalStateException("refused"));
                        member.finished(0, clock.millis());
                    } else {
                        member.finished(1, clock.millis());
                        return response;
                    }
                } catch (ContentFilteredException | NullPointerException refused) {
                    failures.add(refused);
                    member.finished(0, clock.millis());
                } catch (InvalidRequestException | AuthenticationException | ModelNotFoundException ours) {
                    member.finished(0, clock.millis());
                    throw ours;
                } catch (RuntimeException failure) {
                    failures.add(failure);
                    member.finished(-1, clock.millis());
                }
            }
            IllegalStateException all = new IllegalStateException("no model", failures.get(0));
            failures.stream().skip(1).forEach(all::addSuppressed);
            throw all;
        }
    }

    private static final class Member {
        private static final long REST = Duration.ofMinutes(1).toMillis();

        final ChatModel model;
        private int row;
        private long restsUntil;
        private boolean tried;

        Member(ChatModel model) {
            this.model = model;
        }

        synchronized boolean mayBeAsked(long now) {
            if (row >= 3) {
                if (now < restsUntil || tried) {
                    return false;
                }
                tried = true;
            }
            return true;
        }

        synchronized void finished(int how, long now) {
            tried = false;
            if (how > 0) {
                row = 0;
            } else if (how < 0) {
                row++;
                restsUntil = now + REST;
            }
        }
    }
}
