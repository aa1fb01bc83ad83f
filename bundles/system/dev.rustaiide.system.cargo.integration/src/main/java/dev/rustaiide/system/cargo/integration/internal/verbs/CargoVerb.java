package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Cargo as the window has it, for scripts. */
@Component(property = Verb.NAME + "=cargo")
public final class CargoVerb implements Verb {
    private final SessionTrust trust;
    private final Map<String, CargoAction> actions = new LinkedHashMap<>();

    @Activate
    public CargoVerb(@Reference Cargo cargo, @Reference CargoDependencies dependencies,
            @Reference CargoReports reports, @Reference WorkspaceEdits edits, @Reference SessionTrust trust) {
        this.trust = trust;
        Proposal proposal = new Proposal(edits);
        Stream<CargoAction> own = Stream.of(new WorkspaceAction(cargo), new ChooseAction(cargo),
                new ToolchainsAction(cargo), new TreeAction(dependencies, "tree"),
                new TreeAction(dependencies, "licences"), new OutdatedAction(dependencies),
                new FixAction(cargo, proposal));
        Stream<CargoAction> needs = Stream.of(NeedAction.Kind.values()).map(kind -> new NeedAction(cargo, dependencies,
                proposal, kind));
        Stream<CargoAction> runs = Stream.of(CargoTask.Kind.values()).map(kind -> new RunAction(cargo, kind));
        Stream<CargoAction> told = Stream.of("timings", "size", "expand").map(name -> new ReportAction(cargo, reports,
                name));
        Stream.of(own, needs, told, runs).flatMap(each -> each).forEach(each -> actions.put(each.name(), each));
    }

    @Override
    public String name() {
        return "cargo";
    }

    @Override
    public String summary() {
        return "builds, checks and runs Rust workspaces and knows their parts";
    }

    @Override
    public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                new Option("trust", "", "Lets code of the folder run: build scripts, macros, tests, programs")));
        Map<String, Option> own = new LinkedHashMap<>();
        actions.values().forEach(action -> action.options().forEach(each -> own.putIfAbsent(each.name(), each)));
        options.addAll(own.values());
        String all = actions.values().stream().map(each -> each.name() + " " + each.summary())
                .collect(Collectors.joining("; "));
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, all),
                new Parameter("DIR", Count.OPTIONAL, "A folder of the workspace; otherwise this one"),
                new Parameter("WORD", Count.ANY, "What the action is about")), options,
                "Cargo stays off the network unless the setting cargo.offline is off or --online is given.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<String> words = invocation.parameters();
        CargoAction action = actions.get(words.getFirst());
        if (action == null) {
            invocation.message("rust-ai-ide cargo: there is no “" + words.getFirst() + "”: it is one of "
                    + String.join(", ", actions.keySet()) + ".");
            return ExitCode.USAGE;
        }
        Path folder = folder(invocation, words.size() > 1 ? words.get(1) : ".");
        if (invocation.has("trust")) {
            trust.trust(folder);
        }
        return action.run(new CargoWords(invocation, folder, words.subList(Math.min(2, words.size()), words.size())));
    }

    private static Path folder(Invocation invocation, String name) throws FailureException {
        try {
            return invocation.folder().resolve(name).toRealPath();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(invocation.folder().resolve(name).normalize()), gone);
        } catch (InvalidPathException odd) {
            throw new FailureException(new Failure.Other("Cannot use “" + name + "”.",
                    "No folder can have that name.", "Check the name."), odd);
        }
    }
}
