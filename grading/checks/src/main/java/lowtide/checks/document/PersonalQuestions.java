package lowtide.checks.document;

import java.util.List;

/** What a suite implements whose questions depend on the name in the document, so that everyone has others. */
public interface PersonalQuestions {

    /**
     * The name in a document of the stage.
     *
     * @throws DocumentException if the document is invalid
     */
    String name(String document) throws DocumentException;

    /**
     * The questions of a name, line by line.
     *
     * @throws IllegalArgumentException if it is no name; the message is one sentence for the student
     */
    List<String> questions(String name);

    /**
     * The document that answers the questions of a name, line by line; for instructors.
     *
     * @throws IllegalArgumentException if it is no name; the message is one sentence
     */
    List<String> answers(String name);
}
