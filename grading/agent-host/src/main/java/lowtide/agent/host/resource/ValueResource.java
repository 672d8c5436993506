package lowtide.agent.host.resource;

import lowtide.agent.api.frame.ValueCodec;

/** A value that the grader passes as JSON, converted to the type of the parameter, such as a record of the student's. */
public final class ValueResource implements Resource<Object, Void> {

    private final ResourceContext context;

    public ValueResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public Object open() {
        return ValueCodec.decode(context.value(), context.type());
    }
}
