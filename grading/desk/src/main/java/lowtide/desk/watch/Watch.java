package lowtide.desk.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.desk.grade.StageExaminer;
import lowtide.desk.grade.Standings;
import lowtide.desk.language.Messages;
import lowtide.desk.report.HintPage;
import lowtide.desk.report.LabCommands;
import lowtide.desk.report.LabPages;
import lowtide.desk.report.ListPage;
import lowtide.desk.report.NextPage;
import lowtide.desk.report.VerdictPage;
import lowtide.desk.report.WirePage;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;
import lowtide.desk.terminal.Screen;

/** Shows the verdict of a stage when a file of it is saved, and answers keys, one after the other. */
public final class Watch {

    private static final long LOOK_MILLIS = 40;
    private static final long SECOND_LOOK_MILLIS = 15;
    private static final int LAST_REQUESTS = 2;
    private static final int END_OF_INPUT = -1;
    private static final int INTERRUPT = 3; // Ctrl-C where it is no signal
    private static final char QUIT = 'q';

    private final Messages messages;
    private final Course course;
    private final Screen screen;
    private final Standings standings;
    private final StageExaminer examiner;
    private final LabCommands commands;
    private final LabPages labPages;
    private final InstantSource clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Stage, StageResult> results = new HashMap<>();
    private Stage current;
    private volatile boolean isChecking;

    /**
     * @param messages in the language of the course
     * @param commands what the student can type
     * @param labPages written when a lab has passed
     * @param clock by which the times of files are
     */
    public Watch(
            Messages messages,
            Course course,
            Screen screen,
            Standings standings,
            StageExaminer examiner,
            LabCommands commands,
            LabPages labPages,
            InstantSource clock) {
        this.messages = messages;
        this.course = course;
        this.screen = screen;
        this.standings = standings;
        this.examiner = examiner;
        this.commands = commands;
        this.labPages = labPages;
        this.clock = clock;
    }

    /** Starts to look for saved files and to read keys, on threads that end with the program. */
    public void listen(SavedFiles files) {
        start("saved files", () -> look(files));
        start("keys", () -> screen.readKeys(this::key));
        screen.onInterrupt(this::quit);
    }

    /** A file was saved. */
    public void saved(Save save) {
        events.add(new Saved(save));
    }

    /** A key was pressed, or the input has ended if this is negative. */
    public void key(int key) {
        char character = Character.toLowerCase((char) key);
        if (character == QUIT || key == INTERRUPT) {
            quit();
        } else {
            events.add(key <= END_OF_INPUT ? new End() : new Key(character));
        }
    }

    /** Ends the watch, even if an agent that does not return is being checked. */
    private void quit() {
        if (isChecking) {
            System.exit(0);
        }
        events.add(new End());
    }

    /** Shows the verdict of this stage, and then everything that happens until the user quits. */
    public void run(Stage first) throws InterruptedException {
        check(first, page -> page);
        while (true) {
            Event event = events.take();
            if (event instanceof Saved saved) {
                Stage stage = saved.save().stage();
                events.removeIf(later ->
                        later instanceof Saved other && other.save().stage().equals(stage));
                check(
                        stage,
                        page -> page.text(
                                Style.FAINT,
                                messages.text(
                                        "watch.after_save",
                                        secondsSince(saved.save().time()))));
            } else if (event instanceof Key key) {
                pressed(key.character());
            } else {
                return;
            }
        }
    }

    private void check(Stage stage, UnaryOperator<Page> remark) {
        current = stage;
        screen.print(screen.page().text(Style.FAINT, messages.text("stage.checking", stage.number())));
        String sources = standings.fingerprint(stage);
        isChecking = true;
        StageResult result = examiner.examine(stage);
        isChecking = false;
        standings.keep(result, sources);
        Optional<StageResult> before = Optional.ofNullable(results.put(stage, result));
        Page page = new VerdictPage(messages, course, commands).write(screen.page(), result, before);
        show(remark.apply(labPages.add(page, stage)));
    }

    private String secondsSince(Instant time) {
        return String.format(
                messages.language(),
                "%.2f",
                Duration.between(time, clock.instant()).toMillis() / 1_000.0);
    }

    private void pressed(char key) {
        switch (key) {
            case 'h' -> failed().ifPresentOrElse(this::hint, () -> say(messages.text("watch.none_failed")));
            case 'n' -> next();
            case 'l' -> list();
            case 't' -> failed().ifPresentOrElse(this::wire, () -> say(messages.text("watch.none_failed")));
            default -> {
                // Enter after a key, or a key without a meaning
            }
        }
    }

    /** The failed check that the verdict shows in full. */
    private Optional<CheckResult> failed() {
        return Optional.ofNullable(results.get(current))
                .filter(result -> result.reason().isEmpty())
                .flatMap(StageResult::explaining);
    }

    private void hint(CheckResult failed) {
        Check check = failed.check();
        int shown = standings.state().read().hintsSeen(check.id()) + 1;
        standings
                .state()
                .update(state -> state.withHints(
                        check.id(), Math.min(shown, check.hints().size())));
        show(HintPage.of(screen.page(), messages, current, check, shown, commands));
    }

    private void wire(CheckResult failed) {
        Page page = WirePage.of(screen.page(), messages, failed, LAST_REQUESTS);
        show(page.gap().text(Style.PLAIN, messages.label("wire.earlier"), commands.show(failed.check())));
    }

    private void next() {
        int index = course.stages().indexOf(current) + 1;
        if (index == course.stages().size()) {
            say(messages.text("watch.last"));
            return;
        }
        current = course.stages().get(index);
        results.remove(current);
        show(NextPage.of(screen.page(), messages, current));
    }

    private void list() {
        show(ListPage.of(
                screen.page(),
                messages,
                course,
                standings.of(
                        course.stages(),
                        () -> examiner,
                        stage -> screen.print(
                                screen.page().text(Style.FAINT, messages.text("stage.checking", stage.number()))))));
    }

    private void say(String text) {
        show(screen.page().text(Style.PLAIN, text));
    }

    private void show(Page page) {
        screen.show(
                page,
                screen.page().gap().text(Style.FAINT, messages.text("watch.keys")),
                lines -> messages.text("watch.more_lines", lines));
    }

    private void look(SavedFiles files) {
        while (true) {
            long begin = System.nanoTime();
            files.changed().forEach(this::saved);
            long took = (System.nanoTime() - begin) / 1_000_000;
            long pause = files.isUnsettled() ? SECOND_LOOK_MILLIS : LOOK_MILLIS;
            try {
                Thread.sleep(Math.max(pause, 10 * took)); // a slow network drive is looked at less often
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private sealed interface Event {}

    private record Saved(Save save) implements Event {}

    private record Key(char character) implements Event {}

    private record End() implements Event {}
}
