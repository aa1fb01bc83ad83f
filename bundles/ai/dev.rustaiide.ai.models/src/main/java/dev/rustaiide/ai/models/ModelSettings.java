package dev.rustaiide.ai.models;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** Which models people chose, and what they expect of them. No folder can set it. */
@Component
public final class ModelSettings implements SettingsSource {
    private static final String LOCAL = "local/";
    private static final String CATEGORY = "Models";
    private static final Map<ModelTask, SettingKey<String>> CHOSEN = new EnumMap<>(ModelTask.class);
    private static final Map<ModelTask, SettingKey<Long>> BUDGET = new EnumMap<>(ModelTask.class);

    static {
        for (ModelTask task : ModelTask.values()) {
            CHOSEN.put(task, SettingKey.text("ai." + task.word() + ".model", "", "Model for " + task.purpose(),
                    "Where it is and its name, e.g. local/decoder@1 or local/decoder; empty for the one that fits"
                            + " best.", CATEGORY).ofUser());
        }
        budget(ModelTask.COMPLETE, 150);
        budget(ModelTask.CHAT, 1000);
    }

    /** Models at providers that may be asked. */
    public static final SettingKey<List<String>> REMOTE = SettingKey.list("ai.remote", List.of(),
            "Models at providers", "Those that may be asked, each as place/model, or a place for all it has. One"
                    + " that is chosen for a task by its whole name may be asked for that.", CATEGORY).ofUser();

    /** Keys that models must be signed with; {@link ModelStore#signer} tells that of a user. */
    public static final SettingKey<List<String>> SIGNERS = SettingKey.list("ai.signers", List.of(), "Accepted signers",
            "Keys that a model must be signed with to be imported; without any, every model is accepted.", CATEGORY)
            .ofUser();

    private static void budget(ModelTask task, long usual) {
        BUDGET.put(task, SettingKey.number("ai." + task.word() + ".budget", usual, 1, 600_000,
                "Patience for " + task.purpose(), "How many milliseconds the first word of a model may take; one that"
                        + " is slower is asked after the others.", CATEGORY).ofUser());
    }

    /** The model that is asked first for {@code task}; empty if people leave that to the host. */
    public static SettingKey<String> chosen(ModelTask task) {
        return CHOSEN.get(task);
    }

    /** How many milliseconds the beginning of a text may take; empty for tasks that write none. */
    public static Optional<SettingKey<Long>> budgetMillis(ModelTask task) {
        return Optional.ofNullable(BUDGET.get(task));
    }

    /**
     * Whether {@code choice}, a value of {@link #chosen}, means the model {@code id} of this machine: by its name with
     * or without its version, and with or without {@code local/} before it.
     */
    public static boolean names(String choice, ModelId id) {
        String name = choice.startsWith(LOCAL) ? choice.substring(LOCAL.length()) : choice;
        return name.equals(id.name()) || name.equals(id.toString());
    }

    @Override
    public List<SettingKey<?>> keys() {
        var keys = new ArrayList<SettingKey<?>>(CHOSEN.values());
        keys.add(REMOTE);
        keys.add(SIGNERS);
        keys.addAll(BUDGET.values());
        return keys;
    }
}
