package lowtide.agent.api.frame;

/**
 * A parameter of an agent's constructor.
 *
 * @param name as the exercise names it
 */
public record Parameter(String name, TypeName type) {

    /** As Java source, such as {@code ChatModel model}. */
    public String text() {
        return type.simple() + " " + name;
    }
}
