package lowtide.fakegemini.answer;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The prompt cache")
class PromptCacheTest {

    private static final String LONG = "x".repeat(PromptCache.LEAST * Tokens.CHARACTERS_PER_TOKEN);

    private final PromptCache cache = new PromptCache();

    @Test
    @DisplayName("has nothing of a first prompt")
    void startsEmpty() {
        assertThat(cached(user(LONG), model(LONG), user("a"))).isZero();
    }

    @Test
    @DisplayName("has the contents that an earlier prompt began with")
    void hasPrefixes() {
        cached(user(LONG));
        assertThat(cached(user(LONG), model("yes"), user("a"))).isEqualTo(Tokens.of(LONG));
        assertThat(cached(user(LONG), model("yes"), user("b"))).isEqualTo(Tokens.of(LONG + "yes"));
        assertThat(cached(user(LONG), model("no"), user("b"))).isEqualTo(Tokens.of(LONG));
        assertThat(cached(user("other"), model("yes"), user("b"))).isZero();
    }

    @Test
    @DisplayName("never has the newest content")
    void hasNoQuestion() {
        cached(user(LONG));
        assertThat(cached(user(LONG))).isZero();
    }

    @Test
    @DisplayName("has no prefix of fewer than 16 tokens")
    void hasNoShortPrefix() {
        String tooShort = LONG.substring(Tokens.CHARACTERS_PER_TOKEN);
        cached(user(tooShort));
        assertThat(cached(user(tooShort), user("a"))).isZero();
    }

    @Test
    @DisplayName("counts the system instruction as a part of the first content")
    void countsTheSystemInstruction() {
        Content first = user("Hello");
        cache.cachedTokens(Requests.withSystemInstruction(LONG, first));

        assertThat(cache.cachedTokens(Requests.withSystemInstruction(LONG, first, user("a"))))
                .isEqualTo(Tokens.of(LONG + "Hello"));
        assertThat(cache.cachedTokens(Requests.withSystemInstruction(LONG + "!", first, user("a"))))
                .isZero();
    }

    private int cached(Content... contents) {
        return cache.cachedTokens(Requests.of(contents));
    }
}
