package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Makes models, measures and compares them, each by an action that some bundle brings. */
@Component(property = Verb.NAME + "=ml")
public final class MlVerb implements Verb {
    private final Map<String, MlAction> actions = new TreeMap<>();

    @Activate
    public MlVerb(@Reference(cardinality = ReferenceCardinality.MULTIPLE,
            policyOption = ReferencePolicyOption.GREEDY) List<MlAction> actions) {
        actions.forEach(action -> this.actions.put(action.name(), action));
    }

    @Override
    public String name() {
        return "ml";
    }

    @Override
    public String summary() {
        return "makes the models that complete code, measures and compares them";
    }

    @Override
    public Usage usage() {
        var rows = new ArrayList<List<String>>();
        Map<String, Option> options = new LinkedHashMap<>();
        for (MlAction action : actions.values()) {
            rows.add(List.of("  " + action.name() + action.words(), action.summary()));
            action.options().forEach(option -> options.putIfAbsent(option.name(), option));
        }
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, "What to do: see below"),
                new Parameter("WORD", Count.ANY, "What the action needs")), List.copyOf(options.values()),
                String.join("\n", Table.lines(rows)));
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String word = invocation.parameters().getFirst();
        MlAction action = actions.get(word);
        if (action == null) {
            invocation.message(VerbTable.PROGRAM + " ml: unknown action \"" + word + "\"."
                    + Nearest.to(word, actions.keySet()).map(near -> " Did you mean \"" + near + "\"?")
                            .orElse(" They are " + String.join(", ", actions.keySet()) + '.'));
            return ExitCode.USAGE;
        }
        return action.run(invocation);
    }
}
