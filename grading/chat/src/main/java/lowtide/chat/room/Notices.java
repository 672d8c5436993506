package lowtide.chat.room;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What happened to the agent, newest last. Not thread-safe. */
final class Notices {

    private static final int MOST = 30;

    private final List<RoomState.Notice> notices = new ArrayList<>();
    private final InstantSource machine;
    private int next;

    Notices(InstantSource machine) {
        this.machine = machine;
    }

    void add(String text) {
        notices.add(new RoomState.Notice(next++, machine.instant(), text));
        if (notices.size() > MOST) {
            notices.remove(0);
        }
    }

    List<RoomState.Notice> all() {
        return List.copyOf(notices);
    }
}
