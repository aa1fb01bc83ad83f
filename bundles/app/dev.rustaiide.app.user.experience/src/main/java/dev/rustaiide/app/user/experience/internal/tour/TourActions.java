package dev.rustaiide.app.user.experience.internal.tour;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.text.Text;

/** Does what a step of the tour is about, really: in the sample where there is one, or in what is open. */
@Creatable
final class TourActions {
    /** Where the sample is, if the launcher says so. */
    private static final String SAMPLES = "rustaiide.samples";
    private static final String FUNCTION = "fn ";

    private final Commands commands;
    private final Editors editors;
    private final OpenFolder opening;
    private final OpenFolders folders;
    private final Ui ui;

    @Inject
    TourActions(Commands commands, Editors editors, OpenFolder opening, OpenFolders folders, Ui ui) {
        this.commands = commands;
        this.editors = editors;
        this.opening = opening;
        this.folders = folders;
        this.ui = ui;
    }

    /** Whether {@code step} can be done now. */
    boolean can(TourStep step) {
        return switch (step) {
            case OPEN, PALETTE, GIT -> true;
            case SYMBOL -> !folders.all().isEmpty();
            case COMPLETE, REWRITE -> editors.activeCode().filter(editor -> !editor.document().isReadOnly())
                    .isPresent();
            default -> commands.find(step.command()).filter(command -> command.enabled().getAsBoolean()).isPresent();
        };
    }

    /** Does it; whether it began. */
    boolean run(TourStep step) {
        Optional<Path> sample = Optional.ofNullable(System.getProperty(SAMPLES)).map(Path::of)
                .map(samples -> samples.resolve("hello-workspace"));
        if (step == TourStep.OPEN && sample.isPresent() && folders.all().isEmpty()) {
            opening.open(sample.get());
            return true;
        }
        if (step == TourStep.COMPLETE || step == TourStep.REWRITE) {
            return editors.activeCode().map(editor -> inCode(step, editor)).orElse(false);
        }
        return commands.run(step.command());
    }

    /** Its tab comes to the front, the caret or the selection goes to a function, and then the command is run. */
    private boolean inCode(TourStep step, CodeEditor editor) {
        Text text = editor.document().text();
        int at = text.toString().indexOf(FUNCTION);
        int line = text.lineOf(Math.max(0, at));
        Selection place = step == TourStep.REWRITE ? new Selection(text.lineStart(line),
                text.lineEnd(Math.min(text.lineCount() - 1, line + 2))) : Selection.at(text.lineEnd(line));
        editors.active().ifPresent(editors::open);
        ui.execute(() -> {
            editor.setFocus();
            editor.select(Selections.of(place));
            commands.run(step.command());
        });
        return true;
    }
}
