package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.toy.ToyAgent;
import org.junit.jupiter.api.Test;

class ChildFirstLoaderTest {

    private final ClassLoader loader =
            new ChildFirstLoader("lowtide.toy", getClass().getClassLoader());

    @Test
    void classesOfThePackageAreLoadedAnewAndOnce() throws ClassNotFoundException {
        Class<?> loaded = loader.loadClass(ToyAgent.class.getName());

        assertThat(loaded).isNotSameAs(ToyAgent.class).isSameAs(loader.loadClass(ToyAgent.class.getName()));
    }

    @Test
    void allOthersAreTheParents() throws ClassNotFoundException {
        assertThat(loader.loadClass(ChatModel.class.getName())).isSameAs(ChatModel.class);
        assertThat(loader.loadClass(getClass().getName())).isSameAs(getClass());
    }

    @Test
    void aClassThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> loader.loadClass("lowtide.toy.Ghost")).isInstanceOf(ClassNotFoundException.class);
    }
}
