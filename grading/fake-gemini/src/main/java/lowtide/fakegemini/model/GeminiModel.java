package lowtide.fakegemini.model;

/**
 * A model that generates, and how it differs from the others.
 *
 * @param name as in the path of a request
 * @param version the name that its replies report
 */
public record GeminiModel(String name, String version, Family family, Thinking thinking) {

    /** Models with the same rules, oldest first. */
    public enum Family {
        GEMINI_2_5,
        GEMINI_3,
        GEMINI_3_5
    }

    /**
     * How much a model thinks.
     *
     * @param byDefault whether it thinks if the request has no thinking budget
     * @param canBeOff whether it takes a thinking budget of 0
     * @param least the smallest other budget, in tokens
     * @param most the largest budget, in tokens
     */
    public record Thinking(boolean byDefault, boolean canBeOff, int least, int most) {

        /** The budget with which the model decides for itself. */
        public static final int DYNAMIC = -1;

        /** Whether the model takes this budget. */
        public boolean permits(int budget) {
            return budget == DYNAMIC || budget == 0 && canBeOff || budget >= least && budget <= most;
        }
    }

    /** Whether a function call must come back with the signature that the model gave it. */
    public boolean signsCalls() {
        return family != Family.GEMINI_2_5;
    }

    /** Whether function responses must have the names, and if any the ids, of their calls. */
    public boolean matchesResponses() {
        return family == Family.GEMINI_3_5;
    }

    /** Whether functions can be declared together with JSON as response type, or with Google's own tools. */
    public boolean combinesTools() {
        return family != Family.GEMINI_2_5;
    }
}
