package dev.rustaiide.app.git.internal.ruler;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.git.internal.ruler.ChangedLines.Change;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.HoverCard;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;

/** What people see of a change at its bar, and what they do with it. UI thread only. */
@Creatable
public final class ChangeCards {
    private static final int MOST_LINES = 40;

    private final Provider<Staging> staging;
    private final ShownRepository repository;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private Optional<HoverCard> card = Optional.empty();

    @Inject
    public ChangeCards(Provider<Staging> staging, ShownRepository repository, FailureNotices notices, Look look,
            Ui ui) {
        this.staging = staging;
        this.repository = repository;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Shows what the lines of the change at {@code line} were. */
    void show(CodeEditor editor, ChangeBars bars, int line) {
        Optional<ChangedLines> known = bars.now();
        Optional<Change> change = known.flatMap(lines -> lines.at(line));
        if (change.isEmpty()) {
            return;
        }
        String markdown = markdown(known.get(), change.get(), editor.document().language().id().value());
        Call.start("colours of a change", scope -> TintedCode.of(editor.document().syntax(),
                editor.document().language(), markdown)).onSuccess(ui, tint -> {
                    if (bars.now().equals(known)) {
                        show(editor, bars, known.get(), change.get(), markdown, tint);
                    }
                });
    }

    private void show(CodeEditor editor, ChangeBars bars, ChangedLines lines, Change change, String markdown,
            CodeTint tint) {
        card.ifPresent(HoverCard::close);
        HoverCard fresh = new HoverCard(editor.getShell(), look);
        fresh.setCodeTint(tint);
        Rectangle place = editor.versions().place(change.bar().first());
        Point at = editor.view().canvas().toDisplay(place.x, place.y);
        fresh.show(new Rectangle(at.x, at.y, place.width, place.height), markdown,
                actions(editor, bars, lines, change));
        card = Optional.of(fresh);
    }

    private HoverCard.Action[] actions(CodeEditor editor, ChangeBars bars, ChangedLines lines, Change change) {
        HoverCard.Action copy = new HoverCard.Action("Copy old text",
                () -> ClipboardText.put(editor.getDisplay(), lines.old(change)));
        HoverCard.Action next = new HoverCard.Action("Next", () -> lines.after(change.bar().first())
                .ifPresent(other -> go(editor, bars, other)));
        return change.isStaged()
                ? new HoverCard.Action[] {new HoverCard.Action("Unstage", () -> unstage(bars, change)), copy, next}
                : new HoverCard.Action[] {new HoverCard.Action("Stage", () -> stage(bars, change)),
                    new HoverCard.Action("Revert", () -> revert(editor, bars, change)), copy, next};
    }

    private static String markdown(ChangedLines lines, Change change, String language) {
        String old = lines.old(change);
        String head = (switch (change.bar().kind()) {
            case ADDED -> "Added";
            case CHANGED -> "Changed";
            case REMOVED -> "Removed";
        }) + (change.isStaged() ? ", staged" : "");
        if (old.isEmpty()) {
            return "**" + head + "** since " + (change.isStaged() ? "the last commit" : "what is staged")
                    + ": there was nothing here.";
        }
        String[] shown = old.split("\n", -1);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < Math.min(shown.length, MOST_LINES); i++) {
            code.append(shown[i].replace("\r", "")).append('\n');
        }
        String fence = "`".repeat(Math.max(3, longestTicks(old) + 1));
        String rest = shown.length > MOST_LINES ? "\n\n… and " + (shown.length - MOST_LINES) + " lines more" : "";
        return "**" + head + "**; it was:\n\n" + fence + language + "\n" + code.toString().stripTrailing() + "\n"
                + fence + rest;
    }

    private static int longestTicks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Brings {@code change} into view, with the caret at its first line, and shows what it was. */
    void go(CodeEditor editor, ChangeBars bars, Change change) {
        int line = Math.min(change.bar().first(), editor.document().text().lineCount() - 1);
        editor.reveal(new Range(new Position(line, 0), new Position(line, 0)));
        editor.setFocus();
        ui.execute(() -> {
            if (!editor.isDisposed()) {
                show(editor, bars, line);
            }
        });
    }

    void stage(ChangeBars bars, Change change) {
        done(bars, bars.onDisk((of, fresh) -> staging.get().stageLines(of.root(), of.path(),
                chosen(of.path(), fresh.index(), fresh.work(), change))));
    }

    void unstage(ChangeBars bars, Change change) {
        done(bars, bars.onDisk((of, fresh) -> staging.get().unstageLines(of.root(), of.path(),
                chosen(of.path(), fresh.head(), fresh.index(), change))));
    }

    /** Somebody else may have staged something since it was seen. */
    private static LineChoice chosen(String path, Text before, Text after, Change change) throws FailureException {
        List<Hunk> hunks = TextDiff.of(before, after);
        if (change.number() >= hunks.size() || !hunks.get(change.number()).equals(change.hunk())) {
            throw new FailureException(new Failure.Other("Cannot find that change of " + path + " any more.",
                    "The file, or what is staged of it, changed meanwhile.", "Look at its bars again."));
        }
        return LineChoice.hunks(before, after, Set.of(change.number()));
    }

    /** Takes the change back in the text, as one step that can be undone. */
    void revert(CodeEditor editor, ChangeBars bars, Change change) {
        Optional<ChangedLines> known = bars.now().filter(lines -> lines.changes().contains(change));
        if (known.isPresent() && !editor.document().isReadOnly()) {
            editor.document().edit(List.of(known.get().reverting(change,
                    editor.document().lineEnding().characters())));
            Selection caret = Selection.at(Math.min(editor.document().text().length(), editor.document().text()
                    .lineStart(Math.min(change.bar().first(), editor.document().text().lineCount() - 1))));
            editor.select(Selections.of(caret));
        }
    }

    /** Stages, or unstages, what differs in the lines {@code first} to {@code last} of the text. */
    void lines(ChangeBars bars, int first, int last, boolean back) {
        done(bars, bars.onDisk((of, fresh) -> {
            LineChoice choice = back ? staged(fresh, first, last)
                    : LineChoice.lines(fresh.index(), fresh.work(), first, last);
            return choice.isEmpty() ? Call.of(null)
                    : back ? staging.get().unstageLines(of.root(), of.path(), choice)
                    : staging.get().stageLines(of.root(), of.path(), choice);
        }));
    }

    /** The lines of what is staged that the lines of the file are. */
    private static LineChoice staged(FileVersions fresh, int first, int last) {
        int from = Integer.MAX_VALUE;
        int until = -1;
        ChangedLines lines = ChangedLines.of(fresh, fresh.work());
        for (Change change : lines.changes()) {
            int end = Math.max(change.bar().end(), change.bar().first() + 1);
            if (change.isStaged() && change.bar().first() <= last && end > first) {
                // Counted from the first line of the change: within a hunk nothing else moves them.
                int shift = change.hunk().afterStart() - change.bar().first();
                from = Math.min(from, Math.max(first, change.bar().first()) + shift);
                until = Math.max(until, Math.min(last, end - 1) + shift);
            }
        }
        return LineChoice.lines(fresh.head(), fresh.index(), from, until);
    }

    private void done(ChangeBars bars, Call<?> call) {
        call.onFailure(ui, notices::show).onSuccess(ui, nothing -> {
            repository.update();
            bars.read();
        });
    }
}
