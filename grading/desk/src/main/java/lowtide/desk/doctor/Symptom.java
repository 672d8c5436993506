package lowtide.desk.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param finding what was found, in a sentence
 * @param cure what to do or type; empty if nothing is wrong
 */
public record Symptom(String subject, String finding, Optional<String> cure) {

    static Symptom good(String subject, String finding) {
        return new Symptom(subject, finding, Optional.empty());
    }

    static Symptom wrong(String subject, String finding, String cure) {
        return new Symptom(subject, finding, Optional.of(cure));
    }

    /** Whether something is to be done. */
    public boolean isWrong() {
        return cure.isPresent();
    }
}
