package lowtide.chat.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What happened to the agent, newest last. Not thread-safe. */
final class Notices {

    private static final int MAX = 30;

    private final List<RoomState.Notice> notices = new ArrayList<>();
    private final InstantSource machine;
    private int next;

    Notices(InstantSource machine) {
        this.machine = machine;
    }

    void add(String text) {
        notices.add(new RoomState.Notice(next++, machine.instant(), text));
        if (notices.size() > MAX) {
            notices.remove(0);
        }
    }

    List<RoomState.Notice> all() {
        return List.copyOf(notices);
    }

    /** A length of time for people, such as 31 d. */
    static String inWords(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + " d";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : time.toMillis() / 1000.0 + " s";
    }
}
