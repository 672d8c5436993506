package lowtide.agent.api.frame;

import java.util.List;
import java.util.stream.Collectors;

/** A method that an agent offers, by its name and types. */
public record MethodSignature(String name, List<TypeName> parameters, TypeName result) {

    public MethodSignature {
        parameters = List.copyOf(parameters);
    }

    /** As Java source without the names of its parameters: {@code public int sum(List<Integer>)}. */
    public String text() {
        return "public " + result.simple() + " " + name + "("
                + parameters.stream().map(TypeName::simple).collect(Collectors.joining(", ")) + ")";
    }
}
