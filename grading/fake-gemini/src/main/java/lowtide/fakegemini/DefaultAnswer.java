package lowtide.fakegemini;

/** First version: replaced by rules. */
final class DefaultAnswer {
    private DefaultAnswer() {}

    static String to(GeminiRequest request) {
        return "I can see: " + request.text();
    }
}
