package dev.rustaiide.ai.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class InstalledModelsTest {
    @TempDir
    Path temp;

    private record Shipped(ModelCard card) implements Model {
        @Override
        public Files files() throws FailureException {
            throw new FailureException(new Failure.Other("No files.", "It is a test.", "Go on."));
        }
    }

    private String of(String choice) throws Exception {
        var shipped = new Shipped(new ModelCard(new ModelId("shipped", "1"), ModelTask.COMPLETE, "S", "MIT", "us"));
        var models = new InstalledModels(() -> List.of(shipped), Samples.store(temp.resolve("store")), task -> choice);
        return models.of(ModelTask.COMPLETE).orElseThrow().card().id().toString();
    }

    @Test
    void what_came_with_the_product_is_used_until_people_choose() throws Exception {
        var store = Samples.store(temp.resolve("store"));
        store.importFrom(Samples.decoder(temp.resolve("coder"), 1), Naming.NONE).await();
        store.importFrom(Samples.decoder(temp.resolve("coder"), 2), Naming.NONE).await();

        assertEquals("shipped@1", of(""));
        assertEquals("coder@2", of("coder"));
        assertEquals("coder@2", of("local/coder"));
        assertEquals("coder@1", of("local/coder@1"));
        assertEquals("shipped@1", of("coder@7"));
        store.rollBack("coder").await();
        assertEquals("coder@1", of("local/coder"));
    }

    @Test
    void a_choice_means_a_model_by_its_name_with_or_without_version_and_place() {
        var id = new ModelId("a.b", "1");
        for (String choice : List.of("a.b", "local/a.b", "a.b@1", "local/a.b@1")) {
            assertTrue(ModelSettings.names(choice, id), choice);
        }
        for (String choice : List.of("", "a", "a.b@2", "ollama/a.b", "local/", "A.B")) {
            assertFalse(ModelSettings.names(choice, id), choice);
        }
    }
}
