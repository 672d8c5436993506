package lowtide.checks.sessiondatabase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lowtide.agent.api.DatabaseCommand;
import lowtide.agent.api.DatabaseCommand.Kind;
import lowtide.agent.api.DatabaseState;
import lowtide.agent.api.DatabaseState.TableRow;
import lowtide.agent.api.ExecutedStatement;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** The database of the first server: what is in it, and what disturbs it. Not thread-safe. */
final class SessionDatabase {

    /** How many statements of one call are tried; a call that makes more is tested with the first of them. */
    static final int MAX_STATEMENTS = 40;

    private static final String PARAMETER = "database";
    private static final int SHOWN = 4; // rows
    private static final int SHOWN_OF_EACH = 120; // UTF-16 units

    private final CheckContext<SessionDatabaseAgent> context;
    private volatile Runnable atStop = () -> {};
    private volatile Optional<String> stoppedBefore = Optional.empty();

    SessionDatabase(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        Consumer<String> stop = statement -> {
            stoppedBefore = Optional.of(statement);
            atStop.run();
        };
        context.give(PARAMETER, stop);
    }

    /** From now on, the pool has so many connections; before, connections that are not given back do no harm. */
    void limitConnections(int places) {
        tell(Kind.PLACES, places);
    }

    /** The server beside the first, with the same clock. */
    SessionDatabaseAgent secondServer() {
        SessionDatabaseAgent second = context.session().second();
        context.session().setTime(context.now());
        return second;
    }

    DatabaseState state() {
        return context.session().drain(PARAMETER, DatabaseState.class).stream()
                .findFirst()
                .orElseThrow(() -> new CheckFailure("The database was not found.", "one database."));
    }

    /** All rows; fails if they cannot be read. */
    List<TableRow> rows() {
        DatabaseState state = state();
        if (!state.problem().isEmpty()) {
            throw new CheckFailure(
                    "The tables could not be read: " + context.masked(state.problem()) + ".",
                    "tables that another program can read.");
        }
        return state.rows();
    }

    /** Whether a row holds one of these words, in capitals or not. */
    boolean holds(List<String> words) {
        return rows().stream().anyMatch(row -> holds(row, words));
    }

    /** Lets the n-th statement from now on fail. */
    void failAt(int statement) {
        tell(Kind.FAIL, statement);
    }

    /** Runs this before the n-th statement from now on that is outside a transaction; it must not throw. */
    void stopBefore(int statement, Runnable action) {
        atStop = action;
        stoppedBefore = Optional.empty();
        tell(Kind.STOP, statement);
    }

    /** The statement before which the agent has stopped; empty if it has not. */
    Optional<String> stoppedBefore() {
        return stoppedBefore;
    }

    /** Disturbs no further statement. */
    void clear() {
        tell(Kind.CLEAR, 0);
    }

    /** A failure that shows the rows, without a word that a user has said. */
    CheckFailure failure(String seen, String expected) {
        return new CheckFailure(seen, shownRows(row -> true), expected);
    }

    /** A failure that shows the rows that hold one of these words, without the words. */
    CheckFailure failureAbout(List<String> words, String seen, String expected) {
        return new CheckFailure(seen, shownRows(row -> holds(row, words)), expected);
    }

    /** A statement in a sentence, with its line. */
    String shown(ExecutedStatement statement) {
        return shown(statement.sql()) + (statement.where().isEmpty() ? "" : " at " + statement.where());
    }

    /** A statement in a sentence. */
    String shown(String sql) {
        return CheckContext.quoted(context.masked(sql).replaceAll("\\s+", " ").strip());
    }

    private static boolean holds(TableRow row, List<String> words) {
        String cells = String.join("\n", row.cells()).replace("\0", "").toLowerCase(Locale.ROOT); // in UTF-16 too
        return words.stream().anyMatch(cells::contains);
    }

    private String shownRows(Predicate<TableRow> wanted) {
        DatabaseState state = state();
        if (!state.problem().isEmpty()) {
            return "The tables could not be read: " + context.masked(state.problem()) + ".";
        }
        List<TableRow> rows = state.rows().stream().filter(wanted).toList();
        StringBuilder shown = new StringBuilder(rows.isEmpty() ? "The tables held no rows." : "The tables held");
        rows.stream()
                .skip(Math.max(0, rows.size() - SHOWN))
                .forEach(row -> shown.append(' ').append(shown(row)));
        if (rows.size() > SHOWN) {
            shown.append(" and ").append(rows.size() - SHOWN).append(" rows before these.");
        }
        return shown.toString();
    }

    private String shown(TableRow row) {
        String cells = context.masked(String.join(" | ", row.cells()));
        return row.table() + ": "
                + (cells.length() <= SHOWN_OF_EACH ? cells : cells.substring(0, SHOWN_OF_EACH) + "...") + ";";
    }

    private void tell(Kind kind, int number) {
        context.session().tell(PARAMETER, new DatabaseCommand(kind, number));
    }
}
