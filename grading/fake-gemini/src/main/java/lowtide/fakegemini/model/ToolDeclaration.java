package lowtide.fakegemini.model;

/**
 * A function that the client declares to the model.
 *
 * @param parametersJson the schema of its parameters as JSON text; empty if it has none
 */
public record ToolDeclaration(String name, String description, String parametersJson) {}
