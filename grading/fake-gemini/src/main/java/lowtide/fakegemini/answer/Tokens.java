package lowtide.fakegemini.answer;

import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;

/**
 * Estimates tokens by the rule that the lesson teaches: one token is four characters (UTF-16 units), rounded up.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/tokens">Gemini API, Understand and count tokens</a>
 */
public final class Tokens {

    /** UTF-16 units. */
    public static final int CHARACTERS_PER_TOKEN = 4;

    private Tokens() {}

    public static int of(int characters) {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    public static int of(String text) {
        return of(text.length());
    }

    /** The whole prompt: system instruction, contents and tool declarations. */
    public static int in(GeminiRequest request) {
        int characters = request.systemInstruction().map(String::length).orElse(0);
        for (Content content : request.contents()) {
            characters += charactersIn(content);
        }
        for (ToolDeclaration tool : request.tools()) {
            characters += tool.name().length()
                    + tool.description().length()
                    + tool.parametersJson().length();
        }
        return of(characters);
    }

    /** UTF-16 units; binary data counts with its length in Base64. */
    static int charactersIn(Content content) {
        int characters = 0;
        for (Part part : content.parts()) {
            characters += part instanceof Part.InlineData data
                    ? data.base64Length()
                    : part.asText().length();
        }
        return characters;
    }
}
