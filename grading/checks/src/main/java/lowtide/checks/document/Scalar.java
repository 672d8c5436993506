package lowtide.checks.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/**
 * A value that a student may write as a text or as a number, in quotes or not.
 *
 * @param text what was written
 */
@JsonDeserialize(using = Scalar.Reader.class)
public record Scalar(String text) {

    static final class Reader extends StdDeserializer<Scalar> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(Scalar.class);
        }

        @Override
        public Scalar deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(parser.getText());
                default -> (Scalar) context.handleUnexpectedToken(Scalar.class, parser);
            };
        }

        @Override
        public Scalar getNullValue(DeserializationContext context) throws JsonMappingException {
            throw MismatchedInputException.from(context.getParser(), Scalar.class, "nothing is written");
        }
    }
}
