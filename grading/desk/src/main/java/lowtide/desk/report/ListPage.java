package lowtide.desk.report;

import java.util.List;
import java.util.Locale;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.desk.grade.Standing;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Bar;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** All stages with their points and the minutes they take. */
public final class ListPage {

    /** Of a line without its title and without what is between the brackets of its bar. */
    private static final int OTHER_COLUMNS = 19;

    private static final int LONGEST_BAR = 20;
    private static final int SHORTEST_BAR = 2;
    private static final int SHORTEST_TITLE = 3;

    private ListPage() {}

    /**
     * Writes a line for each stage, under its lab. The bars begin in one column, behind the longest title; where there is no
     * room for that, longer titles are cut off.
     */
    public static Page of(Page page, Messages messages, Course course, List<Standing> standings) {
        int room = page.width() - OTHER_COLUMNS;
        int longest = course.stages().stream()
                .mapToInt(stage -> Page.columns(stage.title()))
                .max()
                .orElse(0);
        int title = Math.max(SHORTEST_TITLE, Math.min(longest, room - SHORTEST_BAR));
        int bar = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, room - title));
        for (Lab lab : course.labs()) {
            List<Standing> own = standings.stream()
                    .filter(standing -> standing.stage().lab() == lab.number())
                    .toList();
            int points = own.stream().mapToInt(Standing::points).sum();
            page.text(Style.STRONG, messages.text("list.lab", lab.number(), lab.title(), points, lab.points()));
            own.forEach(standing -> page.exactly(style(standing), line(standing, title, bar)));
        }
        return page;
    }

    private static Style style(Standing standing) {
        return standing.passed() ? Style.GOOD : standing.started() ? Style.PLAIN : Style.FAINT;
    }

    private static String line(Standing standing, int title, int bar) {
        return String.format(
                Locale.ROOT,
                "%2d %s %s %2d/%d %2d min",
                standing.stage().number(),
                Page.cell(standing.stage().title(), title),
                Bar.of(standing.points(), standing.stage().points(), bar),
                standing.points(),
                standing.stage().points(),
                standing.stage().minutes());
    }
}
