package lowtide.checks.retrievalmemory;

import java.util.HashMap;
import java.util.Map;
import lowtide.agent.api.ModelAccess;
import lowtide.fakegemini.answer.WordEmbedding;

/** The embedding that FakeGemini gives to a text, without the zeros, which are most of its numbers. */
record Direction(Map<Integer, Double> numbers) {

    static Direction of(String text) {
        double[] embedding = WordEmbedding.of(text, ModelAccess.EMBEDDING_DIMENSIONS);
        Map<Integer, Double> numbers = new HashMap<>();
        for (int i = 0; i < embedding.length; i++) {
            if (embedding[i] != 0) {
                numbers.put(i, embedding[i]);
            }
        }
        return new Direction(numbers);
    }

    /** The cosine of the angle between the two, because each has the length 1. */
    double cosine(Direction other) {
        return numbers.entrySet().stream()
                .mapToDouble(number -> number.getValue() * other.numbers.getOrDefault(number.getKey(), 0.0))
                .sum();
    }
}
