package dev.rustaiide.system.lsp.server.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.server.LanguageServer.Goodbye;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;

/** A server on the standard streams for a real client; it knows the words of a text. Says goodbye in a file. */
public final class StdioProgram {
    private StdioProgram() {}

    /** @param arguments the file for how it ended */
    public static void main(String[] arguments) throws Exception {
        var features = new ScriptedFeatures()
                .on(Hover.At.class, (scope, question) -> Optional.of(new Hover(
                        "word " + word(question.source(), question.position()), Optional.empty(), List.of())))
                .on(Target.Of.class, (scope, question) -> List.of(new Target(
                        new Location(question.source().file(), Range.of(1, 3, 1, 7)), Range.of(1, 0, 1, 9),
                        Optional.empty())))
                .on(Completions.At.class, (scope, question) -> new Completions(List.of(Proposal.of("proposed",
                        ProposalKind.FUNCTION, "", new TextEdit(Range.at(question.position()), "proposed"))), true))
                .on(InlineCompletions.At.class, (scope, question) -> new InlineCompletions(List.of(Continuation.of(
                        new TextEdit(Range.at(question.position()), " // goes on")))))
                .on(TextMetrics.Of.class, (scope, question) -> Optional.of(new TextMetrics(
                        question.source().text().lineCount(), 0, 0, 0, 0, List.of())))
                .on(Format.Of.class, (scope, question) -> List.of(new TextEdit(Range.of(0, 0, 0, 0), "// formatted\n")))
                .on(Rename.To.class, (scope, question) -> rename(question));
        try (var server = new TestServer(features)) {
            features.onFollow(text -> server.events.publish(new DiagnosticsFound("script", text.file(),
                    Optional.of(text.version()), List.of(Diagnostic.of(new Location(text.file(), Range.of(0, 0, 0, 1)),
                            Severity.WARNING, "script", "length " + text.text().length())))));
            Goodbye end = server.server.serve(new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out), new Terms(false, true));
            Files.writeString(Path.of(arguments[0]), end.name());
        }
    }

    /** The letters around a place. */
    private static String word(SourceText source, Position position) {
        Text text = source.text();
        int start = text.offsetOf(position);
        int stop = start;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        while (stop < text.length() && Character.isLetter(text.charAt(stop))) {
            stop++;
        }
        return text.substring(start, stop);
    }

    private static WorkspaceEdit rename(Rename.To question) {
        Text text = question.source().text();
        int at = text.offsetOf(question.position());
        while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        String old = word(question.source(), question.position());
        var edit = new TextEdit(new Range(text.positionOf(at), text.positionOf(at + old.length())), question.name());
        return new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(
                new FileEdits(question.source().file(), List.of(edit)), Optional.of(question.source().version()))));
    }
}
