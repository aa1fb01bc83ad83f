package dev.rustaiide.ai.models;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The models on this machine. A service; any thread may use it. */
@ProviderType
public interface Models {
    /** All of them, the one to be used first for each task. */
    List<Model> all();

    /** The one to be used for {@code task}. */
    default Optional<Model> of(ModelTask task) {
        return all().stream().filter(model -> model.card().tasks().contains(task)).findFirst();
    }
}
