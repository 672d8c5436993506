package lowtide.fakegemini;

/** Counts tokens by the lesson's rule: one token is about four characters (UTF-16 units), rounded up. */
final class Tokens {

    static final int CHARACTERS_EACH = 4;

    private Tokens() {}

    static int of(int characters) {
        return (characters + CHARACTERS_EACH - 1) / CHARACTERS_EACH;
    }

    static int of(String text) {
        return of(text.length());
    }

    /** Everything sent: system instruction, contents, tool declarations. */
    static int in(GeminiRequest request) {
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
