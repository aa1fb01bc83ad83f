package dev.rustaiide.app.workbench.internal.window;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.StatusBar;
import dev.rustaiide.app.ui.components.StatusItem;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.foundation.types.Severity;

/** The line at the foot of the window. Each fact in it is a button that explains itself. */
public final class Status {
    private final Folders folders;
    private final Problems problems;
    private final Builds builds;
    private final PartEditors editors;
    private final Commands commands;
    private final StatusItem branch;
    private final StatusItem problemCount;
    private final StatusItem activity;
    private final StatusItem trust;
    private final StatusItem access;
    private final StatusItem position;
    private final StatusItem indentation;
    private final StatusItem encoding;
    private final StatusItem lineEnding;
    private final StatusItem language;
    private final StatusBar bar;

    @Inject
    public Status(Composite parent, Look look, Folders folders, Problems problems, Builds builds,
            PartEditors editors, Commands commands, StatusLine line) {
        this.folders = folders;
        this.problems = problems;
        this.builds = builds;
        this.editors = editors;
        this.commands = commands;
        parent.setLayout(new FillLayout());
        bar = new StatusBar(parent, look);
        branch = bar.addLeft();
        problemCount = bar.addLeft();
        activity = bar.addLeft();
        trust = bar.addLeft();
        line.drawn(bar::addLeft);
        access = bar.addRight();
        position = bar.addRight();
        indentation = bar.addRight();
        encoding = bar.addRight();
        lineEnding = bar.addRight();
        language = bar.addRight();
        problemCount.onPress(() -> commands.run(new CommandId("view.problems")));
        activity.onPress(() -> commands.run(new CommandId("view.output")));
        trust.onPress(() -> commands.run(new CommandId("folder.trust")));
        position.onPress(() -> commands.run(new CommandId("go.line")));
        language.onPress(() -> commands.run(new CommandId("editor.language")));
        encoding.onPress(() -> commands.run(new CommandId("editor.encoding")));
        access.onPress(() -> commands.run(new CommandId("file.saveAs")));
        lineEnding.onPress(() -> commands.run(new CommandId("editor.lineEnding")));
        listen();
        update();
        updateEditor();
    }

    private void listen() {
        folders.onChange(this::update);
        problems.onChange(this::update);
        builds.onChange(this::update);
        editors.onChange(this::updateEditor);
        editors.onStatus(this::updateEditor);
        Look.Registration shown = editors.onShown(this::updateEditor);
        Look.Registration registration = commands.onKeys(() -> {
            update();
            updateEditor();
        });
        bar.addListener(SWT.Dispose, event -> {
            registration.close();
            shown.close();
        });
    }

    private void update() {
        if (bar.isDisposed()) {
            return;
        }
        folders.branch().ifPresentOrElse(
                name -> branch.show(Icon.GIT_BRANCH, Token.MUTED, name, "Git branch " + name + ofFolder()),
                () -> branch.show("", ""));
        int errors = problems.count(Severity.ERROR);
        int warnings = problems.count(Severity.WARNING);
        problemCount.show(errors > 0 ? Icon.ERROR : warnings > 0 ? Icon.WARNING : Icon.CHECK,
                errors > 0 ? Token.ERROR : warnings > 0 ? Token.WARNING : Token.MUTED,
                problems(errors, warnings),
                commands.withKeys("Show problems", new CommandId("view.problems")));
        if (builds.activity().isEmpty()) {
            activity.show("", "");
        } else {
            activity.show(Icon.REFRESH, Token.ACCENT, builds.activity(), "Show output");
        }
        updateTrust();
        bar.layout(true);
    }

    private void updateTrust() {
        if (folders.current().isEmpty()) {
            trust.show("", "");
        } else if (folders.isTrusted()) {
            trust.show(Icon.SHIELD, Token.MUTED, "Trusted", "Code of " + thisFolder() + " may run. Press to change.");
        } else {
            trust.show(Icon.SHIELD, Token.WARNING, "Not trusted",
                    "No code of " + thisFolder() + " runs. Press to change.");
        }
    }

    /** With several folders people are told which one it is about. */
    private String thisFolder() {
        return folders.current().filter(folder -> folders.areSeveral()).map(folders::nameOf).orElse("this folder");
    }

    private String ofFolder() {
        return folders.areSeveral() ? " of " + thisFolder() : "";
    }

    private void updateEditor() {
        if (bar.isDisposed()) {
            return;
        }
        EditorFacts facts = editors.shownEditor().map(EditorPart::facts).orElse(EditorFacts.NONE);
        editors.shownEditor().flatMap(EditorPart::document).filter(Document::isReadOnly).ifPresentOrElse(
                document -> access.show(Icon.LOCK, Token.MUTED, "Read-only", Origins.sentence(document)
                        .orElse("You have no permission to write this file. Save as… writes a copy.")),
                () -> access.show("", ""));
        position.show(facts.position(), commands.withKeys("Go to line", new CommandId("go.line")));
        indentation.show(facts.indentation(), "Indentation, as the file has it");
        encoding.show(facts.encoding(), "Encoding; press to change");
        lineEnding.show(facts.lineEnding(), "Line ending; press to change");
        language.show(facts.language(), "Language; press to change");
        bar.layout(true);
    }

    private static String problems(int errors, int warnings) {
        if (errors == 0 || warnings == 0) {
            return errors + warnings == 0 ? "No problems"
                    : errors > 0 ? count(errors, "error") : count(warnings, "warning");
        }
        return count(errors, "error") + ", " + count(warnings, "warning");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
