package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Answers a question on code, with places. */
@Component(property = Verb.NAME + "=chat")
public final class ChatVerb implements Verb {
    private static final List<Intent> TALK = Arrays.stream(Intent.values()).filter(each -> !each.edits()).toList();

    private final Assistant assistant;
    private final TextFiles files;
    private final Syntax syntax;

    @Activate
    public ChatVerb(@Reference Assistant assistant, @Reference TextFiles files, @Reference Syntax syntax) {
        this.assistant = assistant;
        this.files = files;
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String summary() {
        return "answers a question on the code of a folder, with the places that the answer rests on";
    }

    @Override
    public Usage usage() {
        String intents = TALK.stream().map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
        return new Usage(List.of(new Parameter("QUESTION", Count.OPTIONAL, "E.g. \"how are uploads tried again?\"")),
                List.of(new Option("in", "DIR", "The folder with the sources; else the current one"),
                        new Option("do", intents, "What is wanted; " + TALK.getFirst().name().toLowerCase(Locale.ROOT)
                                + " if nothing is said"),
                        new Option("at", "FILE[:LINE:COLUMN]", "Shows a file, or what stands at a place of it"),
                        new Option("diff", "FILE", "Shows changes, as git diff writes them")),
                "The model that the settings choose answers. Without one the answer is what search and index have"
                        + " found, and says so. Places that a model made up are marked.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Optional<Intent> intent = intent(invocation);
        if (intent.isEmpty()) {
            invocation.message("--do needs one of "
                    + TALK.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList() + ".");
            return ExitCode.USAGE;
        }
        List<Attachment> attachments = attachments(invocation);
        String question = invocation.parameters().isEmpty() ? "" : invocation.parameters().getFirst();
        if (question.isBlank() && attachments.isEmpty()) {
            invocation.message("There is no question, and nothing is shown by --at or --diff.");
            return ExitCode.USAGE;
        }
        Path folder = IndexedFolder.named(invocation).root();
        Request request = new Request(intent.get(), question, attachments, Budget.USUAL, Set.of());
        try (Conversation conversation = assistant.begin(new Workplace(folder, Buffers.NONE, false))) {
            Turn turn = Answers.await(conversation.ask(request, event -> tell(event, invocation)), invocation);
            var report = new TurnReport(turn);
            report.print(invocation);
            report.footer(invocation);
            invocation.print(report.json().put("question", question).put("folder", folder.toString()).build());
            return turn.ending() == Ending.DONE ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private static void tell(TurnEvent event, Invocation invocation) {
        if (event instanceof TurnEvent.Piece) {
            invocation.progress("writing");
        } else if (event instanceof TurnEvent.Answering(var author)) {
            invocation.progress("asking " + author.title());
        }
    }

    private static Optional<Intent> intent(Invocation invocation) {
        String word = invocation.option("do").orElse("ask");
        return TALK.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }

    private List<Attachment> attachments(Invocation invocation) throws FailureException {
        List<Attachment> attachments = new ArrayList<>();
        Optional<String> at = invocation.option("at");
        if (at.isPresent()) {
            attachments.add(shown(at.get(), invocation.folder()));
        }
        Optional<String> diff = invocation.option("diff");
        if (diff.isPresent()) {
            Path file = Target.local(diff.get(), invocation.folder());
            attachments.add(new Attachment.Changes(String.valueOf(file.getFileName()), files.read(file).text()
                    .toString()));
        }
        return attachments;
    }

    private Attachment shown(String word, Path folder) throws FailureException {
        if (Files.exists(folder.resolve(word))) {
            return new Attachment.Whole(real(Target.local(word, folder)));
        }
        TextPlace place = TextPlace.of(word, folder);
        Path file = real(place.file());
        Text text = files.read(file).text();
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), 200));
        return new Attachment.Selection(new SourceText(file, syntax.languageOf(file, firstLine).id(), 0, text),
                place.in(text));
    }

    private static Path real(Path file) throws FailureException {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(file), gone);
        }
    }
}
