package lowtide.checks.retrievalmemory;

import java.util.List;

/**
 * What is said in one message.
 *
 * @param words those that no other text has
 */
record Text(String text, List<String> words) {

    Text {
        words = List.copyOf(words);
    }
}
