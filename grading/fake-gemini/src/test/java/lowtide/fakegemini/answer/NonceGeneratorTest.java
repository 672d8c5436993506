package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A nonce generator")
class NonceGeneratorTest {

    @Test
    @DisplayName("never gives the same six hexadecimal digits twice")
    void neverRepeats() {
        NonceGenerator nonces = new NonceGenerator(99);
        BitSet seen = new BitSet();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            String nonce = nonces.at(i);
            assertThat(nonce).hasSize(6);
            seen.set(Integer.parseInt(nonce, 16));
        }

        assertThat(seen.cardinality()).isEqualTo(count);
    }

    @Test
    @DisplayName("gives the same nonces for the same seed, and others for another seed")
    void dependsOnItsSeed() {
        assertThat(new NonceGenerator(1).at(5)).isEqualTo(new NonceGenerator(1).at(5));
        assertThat(new NonceGenerator(1).at(5)).isNotEqualTo(new NonceGenerator(2).at(5));
    }
}
