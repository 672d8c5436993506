package lowtide.agent.host.resource;

import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.host.callback.GraderFunction;

/** A function that runs in the grader, for a parameter of a functional interface that no other kind of resource has. */
public final class FunctionResource implements Resource<Object, Void> {

    private final ResourceContext context;
    private final FunctionType type;

    public FunctionResource(ResourceContext context, FunctionType type) {
        this.context = context;
        this.type = type;
    }

    @Override
    public Object open() {
        return GraderFunction.of(type, context.callback());
    }
}
