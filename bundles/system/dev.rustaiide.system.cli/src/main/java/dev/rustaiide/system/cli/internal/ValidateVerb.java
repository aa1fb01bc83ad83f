package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.validation.CommandLine;
import dev.rustaiide.foundation.validation.CommandRules;
import dev.rustaiide.foundation.validation.JsonSchema;
import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.SchemaProblem;
import dev.rustaiide.foundation.validation.UrlRules;
import dev.rustaiide.foundation.validation.Verdict;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Tells whether the IDE would take something from outside, and in which form. */
@Component(property = Verb.NAME + "=validate")
public final class ValidateVerb implements Verb {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "tells whether a name, path, address, command or JSON document is fit, and if not, why";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("KIND", Count.ONE, "name, path, url, command or json"),
                new Parameter("INPUT", Count.ANY, "What to check; for json a file, for a command its words behind --")),
                List.of(new Option("schema", "FILE", "The schema that a JSON document must fit")),
                "A path must stay in the folder that the command runs in. Exit code 1 tells that it is refused.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        List<String> words = invocation.parameters().subList(1, invocation.parameters().size());
        String kind = invocation.parameters().getFirst();
        if (words.isEmpty()) {
            throw unknown("There is nothing to check.");
        }
        if (kind.equals("json")) {
            return document(invocation, words.getFirst());
        }
        return tell(invocation, switch (kind) {
            case "name" -> PathRules.name(words.getFirst());
            case "path" -> PathRules.inside(invocation.folder(), words.getFirst());
            case "url" -> UrlRules.web(words.getFirst());
            case "command" -> CommandRules.check(new CommandLine(words.getFirst(), words.subList(1, words.size()),
                    Map.of())).then(fit -> Verdict.accept(String.join(" ", words)));
            default -> throw unknown("“" + kind + "” is no kind of input that is known.");
        });
    }

    private static FailureException unknown(String why) {
        return new FailureException(new Failure.Other("Cannot validate it.", why,
                "See: " + VerbTable.PROGRAM + " help validate"));
    }

    private static ExitCode tell(Invocation invocation, Verdict<?> verdict) {
        Optional<? extends Verdict.Refused<?>> refused = verdict.refusal();
        String value = verdict.accepted().map(Object::toString).orElse("");
        var json = Json.object().put("accepted", verdict.isAccepted());
        if (refused.isEmpty()) {
            invocation.print("Accepted: " + value);
            invocation.print(json.put("value", value).build());
            return ExitCode.OK;
        }
        String code = refused.get().reason().code();
        invocation.print("Refused (" + code + "): " + refused.get().why());
        invocation.print(refused.get().reason().nextStep());
        invocation.print(json.put("code", code).put("why", refused.get().why())
                .put("nextStep", refused.get().reason().nextStep()).build());
        return ExitCode.FINDINGS;
    }

    private static ExitCode document(Invocation invocation, String file) throws FailureException {
        String schema = invocation.option("schema").orElseThrow(() -> unknown("A JSON document needs --schema FILE."));
        Path schemaFile = Target.local(schema, invocation.folder());
        JsonSchema ready = JsonSchema.of(parsed(schemaFile)).orThrow("Cannot use " + schemaFile.getFileName() + ".");
        Path document = Target.local(file, invocation.folder());
        List<SchemaProblem> problems = ready.problems(text(document));
        problems.forEach(problem -> invocation.print(document + ":" + problem));
        if (problems.isEmpty()) {
            invocation.print("Accepted: " + document);
        }
        invocation.print(Json.object().put("accepted", problems.isEmpty())
                .put("problems", Json.array(problems.stream().map(ValidateVerb::json).toList())).build());
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Json json(SchemaProblem problem) {
        return Json.object().put("pointer", problem.pointer()).put("line", problem.line())
                .put("column", problem.column()).put("keyword", problem.keyword()).put("message", problem.message())
                .build();
    }

    private static Json parsed(Path file) throws FailureException {
        try {
            return Json.parseWithComments(text(file));
        } catch (JsonException broken) {
            throw new FailureException(new Failure.BadContent(file, broken.line(), broken.column(),
                    "It is no JSON: " + broken.getMessage() + '.', "Mend it there."), broken);
        }
    }

    private static String text(Path file) throws FailureException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.BadContent(file, "It cannot be read as UTF-8 text.",
                    "Check its permissions and its encoding."), unreadable);
        }
    }
}
