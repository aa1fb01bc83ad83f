package dev.rustaiide.ai.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.platform.StandardPaths;

/** The models that bundles bring, and those that people imported. */
@Component
public final class InstalledModels implements Models {
    private final Supplier<List<? extends Model>> bundles;
    private final ModelStore store;
    private final Function<ModelTask, String> chosen;
    private @Nullable List<Model> bundled;

    @Activate
    public InstalledModels(BundleContext context, @Reference StandardPaths paths, @Reference ModelStore store,
            @Reference Settings settings) {
        this(() -> BundledModels.of(context, paths), store, task -> settings.get(ModelSettings.chosen(task)));
    }

    /** @param bundles what bundles bring, asked once, when somebody wants to know */
    InstalledModels(Supplier<List<? extends Model>> bundles, ModelStore store, Function<ModelTask, String> chosen) {
        this.bundles = bundles;
        this.store = store;
        this.chosen = chosen;
    }

    private synchronized List<Model> bundled() {
        List<Model> known = bundled;
        if (known == null) {
            known = List.copyOf(bundles.get());
            bundled = known;
        }
        return known;
    }

    @Override
    public List<Model> all() {
        var all = new ArrayList<Model>(bundled());
        List<ModelStore.Entry> stored = store.entries();
        stored.stream().filter(ModelStore.Entry::isCurrent).map(ModelStore.Entry::model).forEach(all::add);
        stored.stream().filter(entry -> !entry.isCurrent()).map(ModelStore.Entry::model).forEach(all::add);
        return all;
    }

    @Override
    public Optional<Model> of(ModelTask task) {
        List<Model> able = all().stream().filter(model -> model.card().tasks().contains(task)).toList();
        String choice = chosen.apply(task);
        return able.stream().filter(model -> ModelSettings.names(choice, model.card().id())).findFirst()
                .or(() -> able.stream().findFirst());
    }
}
