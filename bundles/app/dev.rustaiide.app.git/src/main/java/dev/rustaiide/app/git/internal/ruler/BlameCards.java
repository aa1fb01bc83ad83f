package dev.rustaiide.app.git.internal.ruler;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.git.internal.Age;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.git.internal.ShownCommit;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.HoverCard;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.system.git.integration.Commit;
import dev.rustaiide.system.git.integration.Revisions;

/** Tells about the commit of a line, and leads on from it. UI thread only. */
@Creatable
public final class BlameCards {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM,
            FormatStyle.SHORT).withZone(ZoneId.systemDefault());

    private final Editors editors;
    private final ShownCommit history;
    private final Provider<Revisions> revisions;
    private final Provider<VirtualFiles> files;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private Optional<HoverCard> card = Optional.empty();
    private Consumer<Path> before = file -> { };

    @Inject
    public BlameCards(Editors editors, ShownCommit history, Provider<Revisions> revisions,
            Provider<VirtualFiles> files, FailureNotices notices, Look look, Ui ui) {
        this.editors = editors;
        this.history = history;
        this.revisions = revisions;
        this.files = files;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Hears in which file, as it was before a commit, somebody wants to see who wrote it. */
    void onBefore(Consumer<Path> listener) {
        before = listener;
    }

    /** Tells of the line whose cell in the column the pointer rests on, if {@code commits} has one for it. */
    void follow(CodeEditor editor, IntFunction<Optional<Commit>> commits) {
        editor.view().canvas().addListener(SWT.MouseHover, event -> hover(editor, commits, event));
    }

    private void hover(CodeEditor editor, IntFunction<Optional<Commit>> commits, Event event) {
        if (editor.versions().isColumn(event.x)) {
            int line = editor.view().lineAt(event.y);
            commits.apply(line).ifPresent(commit -> show(editor, line, commit));
        }
    }

    void show(CodeEditor editor, int line, Commit commit) {
        card.ifPresent(HoverCard::close);
        HoverCard fresh = new HoverCard(editor.getShell(), look);
        Rectangle place = editor.versions().place(line);
        Point at = editor.view().canvas().toDisplay(place.x, place.y);
        fresh.show(new Rectangle(at.x, at.y, place.width, place.height), markdown(commit),
                new HoverCard.Action("Show in history", () -> history.show(commit.id())),
                new HoverCard.Action("File at that commit", () -> editors.open(files.get().path(commit.file()))),
                new HoverCard.Action("Blame before it", () -> blameBefore(commit)),
                new HoverCard.Action("Copy id", () -> ClipboardText.put(editor.getDisplay(), commit.id())));
        card = Optional.of(fresh);
    }

    private static String markdown(Commit commit) {
        return "**" + plain(commit.subject()) + "**\n\n" + plain(commit.author()) + ", " + TIME.format(commit.when())
                + " (" + Age.ago(commit.when(), Instant.now()) + ")\n\n`" + commit.shortId() + "`";
    }

    /** Words of others are no mark-up. */
    private static String plain(String words) {
        return SafeText.line(words).replaceAll("([\\\\`*_{}\\[\\]<>()#+.!|~-])", "\\\\$1");
    }

    /** As the file was in the commit that changed it before this one, under the name that it had then. */
    private void blameBefore(Commit commit) {
        revisions.get().history(files.get().path(commit.file()), 2).onFailure(ui, notices::show)
                .onSuccess(ui, found -> older(commit, found).ifPresentOrElse(
                        last -> before.accept(files.get().path(last.file())),
                        () -> notices.show(new Failure.Other("There is nothing before " + commit.shortId() + ".",
                                "That commit made the file.", "Look at its history: Git: Show history."))));
    }

    private static Optional<Commit> older(Commit than, List<Commit> found) {
        return found.stream().filter(each -> !each.id().equals(than.id())).findFirst();
    }
}
