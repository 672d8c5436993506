package lowtide.fakegemini;

/** A function the client offers to the model; {@code parametersJson} is its schema as JSON text, empty if none. */
public record ToolDeclaration(String name, String description, String parametersJson) {}
