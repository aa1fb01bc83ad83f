package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Shows and changes settings, each way by an action of its own. */
@Component(property = Verb.NAME + "=config")
public final class ConfigVerb implements Verb {
    private static final String IN = "in";

    private final Settings settings;
    private final Map<String, ConfigAction> actions = new LinkedHashMap<>();

    @Activate
    public ConfigVerb(@Reference Settings settings) {
        this.settings = settings;
        for (ConfigAction action : List.of(new ConfigList(), new ConfigGet(), new ConfigExplain(), new ConfigSet(),
                new ConfigReset(), new ConfigCheck(), new ConfigSchema())) {
            actions.put(action.name(), action);
        }
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "shows and changes settings, and tells where they come from";
    }

    @Override
    public Usage usage() {
        var rows = new ArrayList<List<String>>();
        actions.values().forEach(action -> rows.add(List.of("  " + action.name() + action.words(), action.summary())));
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, "What to do: see below"),
                new Parameter("WORD", Count.ANY, "What the action needs")),
                List.of(new Option(IN, "FOLDER", "As it is for this folder, whose own settings are changed")),
                String.join("\n", Table.lines(rows)));
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        List<String> words = invocation.parameters();
        ConfigAction action = actions.get(words.getFirst());
        try {
            if (action == null) {
                throw new UsageException("unknown action \"" + words.getFirst() + "\"."
                        + Nearest.to(words.getFirst(), actions.keySet()).map(near -> " Did you mean \"" + near + "\"?")
                                .orElse(" They are " + String.join(", ", actions.keySet()) + '.'));
            }
            SettingsView view = settings;
            if (invocation.option(IN).isPresent()) {
                view = settings.in(Target.local(invocation.option(IN).get(), invocation.folder()));
            }
            return action.run(new ConfigRun(invocation, settings, view, words.subList(1, words.size())));
        } catch (UsageException wrong) {
            invocation.message(VerbTable.PROGRAM + ' ' + name() + ": " + wrong.getMessage());
            return ExitCode.USAGE;
        }
    }
}
