package dev.rustaiide.system.projects.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.TemplatePlan;
import dev.rustaiide.system.projects.TemplatePlan.NewFile;
import dev.rustaiide.system.projects.Templates;

/** Makes projects, modules and files from templates. */
@Component(property = Verb.NAME + "=new")
public final class NewVerb implements Verb {
    private static final String LIST = "list";
    private static final String DRY_RUN = "dry-run";

    private final Templates templates;

    @Activate
    public NewVerb(@Reference Templates templates) {
        this.templates = templates;
    }

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String summary() {
        return "makes a project, a module or a file from a template";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("[TEMPLATE PATH]", Count.ANY,
                "The template, and what to make: its last part is the name")),
                List.of(new Option(LIST, "", "Tell which templates there are"),
                        new Option(DRY_RUN, "", "Tell what would be made, and make nothing")),
                "Your own templates are folders in " + templates.folder() + ".\nNothing is written over.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<Template> all = Answers.await(templates.all());
        if (invocation.has(LIST)) {
            return list(all, invocation);
        }
        if (invocation.parameters().size() != 2) {
            invocation.message("rust-ai-ide new: a template and a path are needed, or --list.");
            return ExitCode.USAGE;
        }
        Template template = named(all, invocation.parameters().get(0));
        Path path = invocation.folder().resolve(invocation.parameters().get(1));
        TemplatePlan plan = Answers.await(templates.plan(template, path));
        if (!invocation.has(DRY_RUN)) {
            Answers.await(templates.make(plan));
        }
        String verb = invocation.has(DRY_RUN) ? "would make " : "made ";
        for (NewFile file : plan.files()) {
            invocation.print(verb + shown(file.file(), invocation));
        }
        plan.change().ifPresent(change -> invocation.print((invocation.has(DRY_RUN) ? "would add " : "added ")
                + change.line() + " to " + shown(change.file(), invocation)));
        invocation.print(Json.object().put("template", template.id()).put("target", plan.target().toString())
                .put("made", !invocation.has(DRY_RUN))
                .put("files", Json.strings(plan.files().stream().map(file -> file.file().toString()).toList()))
                .put("changed", plan.change().map(change -> change.file().toString()).orElse("")).build());
        return ExitCode.OK;
    }

    private static String shown(Path file, Invocation invocation) {
        return file.startsWith(invocation.folder()) ? invocation.folder().relativize(file).toString()
                : file.toString();
    }

    private static ExitCode list(List<Template> all, Invocation invocation) {
        int width = all.stream().mapToInt(template -> template.id().length()).max().orElse(0);
        for (Template template : all) {
            invocation.print(template.id() + " ".repeat(width - template.id().length() + 2) + template.description());
        }
        invocation.print(Json.array(all.stream().map(template -> Json.object().put("id", template.id())
                .put("title", template.title()).put("description", template.description())
                .put("use", template.use().name().toLowerCase(Locale.ROOT))
                .put("files", Json.strings(template.files().stream().map(Template.File::path).toList()))
                .build()).toList()));
        return ExitCode.OK;
    }

    private static Template named(List<Template> all, String id) throws FailureException {
        List<String> ids = all.stream().map(Template::id).toList();
        return all.stream().filter(template -> template.id().equals(id)).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.Other("There is no template called " + id + ".",
                        "The templates are " + String.join(", ", ids) + ".",
                        Nearest.to(id, ids).map(near -> "Did you mean " + near + "?")
                                .orElse("Put one of your own into " + id + " in your templates."))));
    }
}
