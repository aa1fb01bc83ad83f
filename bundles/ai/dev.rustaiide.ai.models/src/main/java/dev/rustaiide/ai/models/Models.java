package dev.rustaiide.ai.models;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The models on this machine. A service; any thread may use it. */
@ProviderType
public interface Models {
    /** All of them, the preferred first: those that came with the product, then the current version of each name. */
    List<Model> all();

    /** The one to be used for {@code task}: what people chose, if it is there. */
    default Optional<Model> of(ModelTask task) {
        return all().stream().filter(model -> model.card().tasks().contains(task)).findFirst();
    }
}
