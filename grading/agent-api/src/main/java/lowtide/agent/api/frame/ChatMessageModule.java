package lowtide.agent.api.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import java.io.IOException;

/** Writes LangChain4j's messages as LangChain4j itself does. */
final class ChatMessageModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    ChatMessageModule() {
        super("chat-messages");
        addSerializer(ChatMessage.class, new Written());
        addDeserializer(ChatMessage.class, new Read());
    }

    private static final class Written extends StdSerializer<ChatMessage> {

        private static final long serialVersionUID = 1;

        Written() {
            super(ChatMessage.class);
        }

        @Override
        public void serialize(ChatMessage message, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeTree(ValueCodec.MAPPER.readTree(ChatMessageSerializer.messageToJson(message)));
        }
    }

    private static final class Read extends StdDeserializer<ChatMessage> {

        private static final long serialVersionUID = 1;

        Read() {
            super(ChatMessage.class);
        }

        @Override
        public ChatMessage deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            TreeNode message = parser.readValueAsTree();
            try {
                return ChatMessageDeserializer.messageFromJson(message.toString());
            } catch (RuntimeException unknown) { // of no closer type: LangChain4j wraps what its JSON library throws
                throw InvalidFormatException.from(
                        parser, "not a ChatMessage: " + unknown.getMessage(), message, ChatMessage.class);
            }
        }
    }
}
