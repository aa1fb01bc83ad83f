package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** A turn without a model: what search, index and compiler know, in sentences that are always the same. */
final class SearchTurn {
    static final String NOTE = "No model that answers can be asked, so this is what search and index know.";
    private static final int PLACES = 8;

    private final Knowledge knowledge;
    private final Declarations declarations;
    private final Citations citations;
    private final Workfiles files;
    private final Staging staging;
    private final Material material;
    private final TurnNotes notes;

    SearchTurn(Knowledge knowledge, Declarations declarations, Citations citations, Workfiles files, Staging staging,
            Material material, TurnNotes notes) {
        this.knowledge = knowledge;
        this.declarations = declarations;
        this.citations = citations;
        this.files = files;
        this.staging = staging;
        this.material = material;
        this.notes = notes;
    }

    /** @param why nobody can be asked, as one sentence */
    Turn run(String why, Scope scope) throws FailureException, InterruptedException {
        notes.answering(new Author.Search());
        notes.piece(NOTE + " " + why + "\n\n");
        Request request = notes.request();
        for (Attachment attachment : request.attachments()) {
            attached(attachment, request.intent(), scope);
        }
        if (!request.text().isBlank()) {
            places(request.text(), scope);
        }
        notes.used();
        return request.intent() == Intent.WORK
                ? notes.turn(Ending.FAILED, "Work in steps needs a model that answers. " + why)
                : notes.turn(Ending.DONE, "");
    }

    private void places(String question, Scope scope) throws InterruptedException {
        Knowledge.Findings found = knowledge.about(question, PLACES, scope);
        if (found.places().isEmpty()) {
            notes.piece("Nothing in the folder is about that.\n");
        }
        for (Knowledge.Found place : found.places()) {
            cite(place.location(), place.why(), "**" + place.title() + "**"
                    + (place.why().isEmpty() ? "" : ", which " + place.why())
                    + (place.preview().isBlank() ? "" : "\n  > " + material.said(place.preview().strip())));
        }
        if (!found.lacking().isEmpty()) {
            notes.piece("\n" + found.lacking() + "\n");
        }
    }

    /** An item of a list with a place. */
    private void cite(Location location, String why, String text) {
        Citation citation = citations.citation(location, why);
        notes.piece("- `" + citation.mention() + "` " + text + "\n");
        notes.cited(citation);
    }

    private void attached(Attachment attachment, Intent intent, Scope scope)
            throws FailureException, InterruptedException {
        switch (attachment) {
            case Attachment.Problem(var diagnostic) -> problem(diagnostic, intent);
            case Attachment.Changes(var title, var diff) -> changes(title, diff, scope);
            case Attachment.Selection(var source, var range) -> {
                files.file(source.file().toString());
                declared(source.file(), source.text(), Optional.of(range), intent, scope);
            }
            case Attachment.Whole(var file) -> declared(file, files.now(files.file(file.toString()))
                    .orElse(Text.EMPTY), Optional.empty(), intent, scope);
        }
    }

    private void problem(Diagnostic diagnostic, Intent intent) throws FailureException {
        files.file(diagnostic.location().file().toString());
        cite(diagnostic.location(), "reported by " + diagnostic.source(), diagnostic.source()
                + diagnostic.code().map(code -> " " + code).orElse("") + ": " + diagnostic.message());
        if (!diagnostic.explanation().isBlank()) {
            notes.piece("\n```text\n" + diagnostic.explanation().strip() + "\n```\n");
        }
        for (Diagnostic.Related related : diagnostic.related()) {
            if (visible(related.location().file())) {
                cite(related.location(), "named by " + diagnostic.source(), related.message());
            }
        }
        if (intent == Intent.FIX) {
            new ToolFixes(files, staging, notes).stage(diagnostic);
        } else if (!diagnostic.fixes().isEmpty()) {
            notes.piece("\n" + diagnostic.source() + " proposes: " + diagnostic.fixes().getFirst().title() + ".\n");
        }
    }

    private boolean visible(Path file) {
        try {
            files.file(file.toString());
            return true;
        } catch (FailureException outside) {
            // E.g. in the standard library: it is not of this folder.
            return false;
        }
    }

    private void declared(Path file, Text text, Optional<Range> range, Intent intent, Scope scope)
            throws InterruptedException {
        List<Declarations.Declared> all = declarations.in(file, text, range);
        switch (intent) {
            case DOCUMENT -> list(file, "Without documentation:", "Everything has documentation.",
                    all.stream().filter(each -> each.isPublic() && each.documentation().isEmpty()).toList());
            case TEST -> list(file, "No test uses:", "Tests use all of its functions.",
                    declarations.untested(file, all, scope));
            default -> {
                if (range.isPresent()) {
                    explainAt(file, text, range.get(), scope);
                } else {
                    for (Declarations.Declared each : all) {
                        explain(file, each, false, scope);
                    }
                }
            }
        }
    }

    /** What the name at a place means, or else what is declared around it or right below it. */
    private void explainAt(Path file, Text text, Range range, Scope scope) throws InterruptedException {
        List<Target> targets = range.isEmpty()
                ? knowledge.ask(scope, now -> now.definitions(file, range.start())) : List.of();
        for (Target target : targets.stream().limit(1).toList()) {
            Path there = target.name().file();
            Optional<Declarations.Declared> meant = visible(there)
                    ? declarations.named(there, text(there).orElse(Text.EMPTY), target.name().range())
                    : Optional.empty();
            if (meant.isPresent()) {
                explain(there, meant.get(), true, scope);
                return;
            }
        }
        Optional<Declarations.Declared> around = declarations.at(file, text, range);
        if (around.isEmpty()) {
            notes.piece("Nothing is declared there.\n");
            return;
        }
        explain(file, around.get(), true, scope);
    }

    private void list(Path file, String title, String none, List<Declarations.Declared> found) {
        notes.piece((found.isEmpty() ? none : title) + "\n\n");
        found.forEach(each -> cite(new Location(file, each.name()), "", "`" + each.signature() + "`"));
    }

    private void explain(Path file, Declarations.Declared declared, boolean fully, Scope scope)
            throws InterruptedException {
        cite(new Location(file, declared.name()), "declared there", "`" + declared.signature() + "`");
        if (!declared.documentation().isEmpty()) {
            notes.piece("  > " + material.said(declared.documentation()).replace("\n", "\n  > ") + "\n");
        }
        if (!fully) {
            return;
        }
        List<Location> uses = declarations.uses(file, declared, scope);
        notes.piece(uses.isEmpty() ? "\nNothing in the folder is known to use it.\n"
                : "\nUsed in " + Counted.of(uses.size(), "place") + ":\n\n");
        uses.stream().filter(each -> visible(each.file())).limit(PLACES)
                .forEach(each -> cite(each, "uses it", declarations.line(each)));
    }

    private void changes(String title, String diff, Scope scope) throws InterruptedException {
        Review review = Review.of(diff, files, material.redactor());
        notes.piece("**" + title.replaceAll("\\s+", " ") + "**: " + review.summary() + "\n\n");
        review.remarks().forEach(remark -> cite(remark.location(), remark.text(), remark.text()));
        for (Review.Changed changed : review.changed()) {
            Optional<Text> text = text(changed.file());
            if (text.isEmpty()) {
                continue;
            }
            for (Declarations.Declared each : declarations.touched(changed.file(), text.get(), changed.lines())) {
                long uses = declarations.uses(changed.file(), each, scope).size();
                cite(new Location(changed.file(), each.name()), "changed", "`" + each.signature() + "` changed; "
                        + (uses == 0 ? "no use of it is known" : "it is used in "
                                + Counted.of(uses, "place")) + ".");
            }
        }
        if (review.remarks().isEmpty()) {
            notes.piece("No debugging left-overs, secrets, conflict marks or unfinished parts in what was added.\n");
        }
    }

    private Optional<Text> text(Path file) {
        try {
            return files.now(file);
        } catch (FailureException unreadable) {
            // What was changed may be gone or no text: there is nothing to be said of its declarations.
            return Optional.empty();
        }
    }
}
