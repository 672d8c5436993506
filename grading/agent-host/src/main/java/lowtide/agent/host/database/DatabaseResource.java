package lowtide.agent.host.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import lowtide.agent.api.DatabaseCommand;
import lowtide.agent.api.DatabaseState;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/**
 * A database behind a pool of connections. The grader passes its place, and gets its rows, its statements and the
 * connections that are not given back. It takes a {@link DatabaseCommand}.
 */
public final class DatabaseResource implements Resource<DataSource, List<DatabaseState>> {

    private final ResourceContext context;
    private final StatementWatch watch;
    private final ConnectionPool pool;
    private final TableReader reader;

    public DatabaseResource(ResourceContext context) {
        this.context = context;
        String className = context.agent().className();
        ConnectionSource source = ConnectionSource.of(Path.of(ValueCodec.decode(context.value(), String.class)));
        watch = new StatementWatch(className.substring(0, className.lastIndexOf('.')), this::stop);
        pool = new ConnectionPool(source, watch);
        reader = new TableReader(source);
    }

    @Override
    public DataSource open() {
        return pool;
    }

    @Override
    public void tell(JsonNode json) {
        DatabaseCommand command = ValueCodec.decode(json, DatabaseCommand.class);
        switch (command.kind()) {
            case PLACES -> pool.limit(command.number());
            case STOP -> watch.stopBefore(command.number());
            case FAIL -> watch.failAt(command.number());
            case CLEAR -> watch.clear();
        }
    }

    @Override
    public List<DatabaseState> drain() {
        return List.of(reader.state(watch.drain(), pool.taken()));
    }

    private void stop(String sql) {
        JsonNode ignored = context.callback().apply(List.of(ValueCodec.encode(sql)));
    }

    @Override
    public void close() {
        pool.closeAll();
        reader.close();
    }
}
