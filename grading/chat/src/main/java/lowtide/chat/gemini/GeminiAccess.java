package lowtide.chat.gemini;

import lowtide.agent.api.ModelAccess;
import lowtide.fakegemini.Account;

/**
 * Where an agent finds Gemini.
 *
 * @param baseUrl on loopback, because an agent's process reaches nothing else
 */
public record GeminiAccess(String baseUrl, String apiKey) {

    /** That of an account at FakeGemini. */
    public static GeminiAccess of(Account account) {
        return new GeminiAccess(account.baseUrl(), account.apiKey());
    }

    /** The access to one model. */
    public ModelAccess to(String model) {
        return new ModelAccess(baseUrl, apiKey, model);
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "GeminiAccess[" + baseUrl + "]";
    }
}
