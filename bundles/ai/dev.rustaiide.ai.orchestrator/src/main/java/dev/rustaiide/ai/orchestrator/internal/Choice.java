package dev.rustaiide.ai.orchestrator.internal;

import java.util.List;

import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.config.SettingsView;

/**
 * What people set for a task.
 *
 * @param model the one to be asked first, as {@link ModelSettings#chosen} has it
 * @param remote who else may be asked though what is asked leaves the machine
 * @param budgetMillis for the first word
 */
record Choice(ModelTask task, String model, List<String> remote, long budgetMillis) {
    static Choice of(ModelTask task, SettingsView settings) {
        long budget = ModelSettings.budgetMillis(task).map(settings::get).orElse(Long.MAX_VALUE);
        return new Choice(task, settings.get(ModelSettings.chosen(task)).strip(), settings.get(ModelSettings.REMOTE),
                budget);
    }

    /**
     * Whether {@code backend} is the one that was chosen. The name of a model alone means it wherever it is, and one on
     * this machine is meant without its version too.
     */
    boolean names(Backend backend) {
        BackendId id = backend.id();
        return model.equals(id.toString()) || model.equals(id.model())
                || backend instanceof LocalBackend local && ModelSettings.names(model, local.model().card().id());
    }

    /** Whether what is asked may go to {@code backend}. Only a name that says where it is lets it leave the machine. */
    boolean allows(Backend backend) {
        BackendId id = backend.id();
        return backend.isLocal() || model.equals(id.toString()) || remote.contains(id.toString())
                || remote.contains(id.place());
    }
}
