package dev.rustaiide.system.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Outcome;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Makes models as a pipeline declares, going on where an earlier run ended. */
@Component
public final class RunAction implements MlAction {
    private static final Pattern CHANGE = Pattern.compile("([\\w-]+)\\.([\\w-]+)=(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?"
            + "(?:[eE]-?[0-9]{1,2})?)");

    private final ComponentServiceObjects<Pipelines> pipelines;

    @Activate
    public RunAction(@Reference ComponentServiceObjects<Pipelines> pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String words() {
        return " [PIPELINE]";
    }

    @Override
    public String summary() {
        return "makes models from --corpus as a pipeline declares, a shipped one or a file; goes on where it was";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.WITH, MlOptions.INTO);
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (!invocation.has("corpus") || invocation.parameters().size() > 2) {
            invocation.message("Say “ml run [PIPELINE] --corpus DIR [--with STEP.PARAMETER=NUMBER] [--into DIR]”.");
            return ExitCode.USAGE;
        }
        Path corpus = MlOptions.corpus(invocation);
        Pipelines service = pipelines.getService();
        try {
            Outcome outcome = Answers.await(service.run(changed(service, invocation), corpus), invocation);
            Table.lines(outcome.steps().stream().map(RunAction::row).toList()).forEach(invocation::print);
            Optional<Path> into = invocation.has("into") ? Optional.of(write(service, outcome, invocation))
                    : Optional.empty();
            into.ifPresent(folder -> invocation.print(folder + " has what the last step made."));
            invocation.print(Json.object().put("pipeline", outcome.pipeline().name()).put("corpus", corpus.toString())
                    .put("steps", Json.array(outcome.steps().stream().map(MadeJson::of).toList()))
                    .put("into", into.map(Path::toString).orElse("")).build());
            return ExitCode.OK;
        } finally {
            pipelines.ungetService(service);
        }
    }

    private static Pipeline changed(Pipelines service, Invocation invocation) throws FailureException {
        Pipeline pipeline = pipeline(service, invocation);
        for (String each : invocation.option("with").map(words -> words.split(",")).orElse(new String[0])) {
            Matcher change = CHANGE.matcher(each.strip());
            if (!change.matches()) {
                throw new FailureException(new Failure.Other("Cannot set “" + each.strip() + "”.",
                        "A parameter is set as STEP.PARAMETER=NUMBER.", "Write, e.g., weights.hours=0.5."));
            }
            pipeline = service.changed(pipeline, change.group(1), change.group(2),
                    Double.parseDouble(change.group(3)));
        }
        return pipeline;
    }

    private static Pipeline pipeline(Pipelines service, Invocation invocation) throws FailureException {
        List<Pipeline> shipped = service.shipped();
        if (invocation.parameters().size() < 2) {
            return shipped.getFirst();
        }
        String word = invocation.parameters().get(1);
        Optional<Pipeline> named = shipped.stream().filter(each -> each.name().equals(word)).findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        Path file = Target.local(word, invocation.folder());
        if (!Files.isRegularFile(file)) {
            throw new FailureException(new Failure.Other("There is no pipeline “" + word + "”.",
                    "Those that are shipped are " + String.join(", ", shipped.stream().map(Pipeline::name).toList())
                            + ", and it is no file.", "Name one of them, or a file that declares one."));
        }
        return service.read(file);
    }

    private static Path write(Pipelines service, Outcome outcome, Invocation invocation) throws FailureException {
        Path into = MlOptions.into(invocation);
        service.write(service.artifact(outcome.steps().getLast().hash()), into);
        return into;
    }

    private static List<String> row(Made made) {
        var notes = new ArrayList<String>();
        made.notes().members().forEach((name, value) -> {
            if (!value.members().isEmpty() || value.asDouble().isPresent()) {
                notes.add(name + ' ' + value.print().replace("\"", "").replace("{", "").replace("}", ""));
            }
        });
        return List.of(made.step(), made.hash().substring(0, 12), made.isReused() ? "as it was"
                : String.format(Locale.ROOT, "%.1f s", made.seconds()), String.join(", ", notes));
    }
}
