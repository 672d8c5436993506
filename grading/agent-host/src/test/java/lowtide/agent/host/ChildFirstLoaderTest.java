package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.host.toy.Agent;
import org.junit.jupiter.api.Test;

class ChildFirstLoaderTest {

    private final ClassLoader loader =
            ChildFirstLoader.of(Agent.class.getName(), getClass().getClassLoader());

    @Test
    void classesOfThePackageAreLoadedAnewAndOnce() throws ClassNotFoundException {
        Class<?> loaded = loader.loadClass(Agent.class.getName());

        assertThat(loaded).isNotSameAs(Agent.class).isSameAs(loader.loadClass(Agent.class.getName()));
    }

    @Test
    void allOthersAreTheParents() throws ClassNotFoundException {
        assertThat(loader.loadClass(ChatModel.class.getName())).isSameAs(ChatModel.class);
        assertThat(loader.loadClass(getClass().getName())).isSameAs(getClass());
    }

    @Test
    void aClassThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> loader.loadClass("lowtide.agent.host.toy.Ghost"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void classFilesAreChangedBeforeTheyAreLoaded() throws ClassNotFoundException {
        List<Integer> sizes = new ArrayList<>();
        ChildFirstLoader.of(Agent.class.getName(), getClass().getClassLoader(), bytes -> {
                    sizes.add(bytes.length);
                    return bytes;
                })
                .loadClass(Agent.class.getName());

        assertThat(sizes).hasSize(1).doesNotContain(0);
    }
}
