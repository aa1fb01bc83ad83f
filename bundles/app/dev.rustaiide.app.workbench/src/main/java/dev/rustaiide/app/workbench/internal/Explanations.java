package dev.rustaiide.app.workbench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.Cargo;

/** Explains problems on a page of its own: what the tool says, then what its makers say about the rule. UI thread. */
@Creatable
public final class Explanations {
    private final Cargo cargo;
    private final PartEditors editors;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private String text = "";

    @Inject
    public Explanations(Cargo cargo, PartEditors editors, Ui ui) {
        this.cargo = cargo;
        this.editors = editors;
        this.ui = ui;
    }

    /** Runs {@code listener} after another text is shown. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** What is shown, in Markdown. */
    public String text() {
        return text;
    }

    /** Whether there is more to tell than the message. */
    public static boolean canExplain(Diagnostic diagnostic) {
        return diagnostic.code().isPresent() || !diagnostic.explanation().isEmpty();
    }

    /** Shows the page with what is known now; the long explanation follows as soon as the tool has told it. */
    public void explain(Diagnostic diagnostic) {
        show(markdown(diagnostic, ""));
        editors.openExplanation();
        String shown = text;
        diagnostic.code().ifPresent(code -> cargo.explain(code).whenDone(ui, outcome -> {
            // A rule without a long explanation is no failure: the tool's own words are on the page.
            if (outcome instanceof Outcome.Success<String>(String story) && text.equals(shown)) {
                show(markdown(diagnostic, story));
            }
        }));
    }

    private void show(String markdown) {
        text = markdown;
        List.copyOf(listeners).forEach(Runnable::run);
    }

    static String markdown(Diagnostic diagnostic, String story) {
        Optional<String> code = diagnostic.code();
        var markdown = new StringBuilder("# ").append(code.orElse(diagnostic.source())).append("\n\n")
                .append(diagnostic.message()).append("\n");
        if (!diagnostic.explanation().isEmpty()) {
            String fence = fence(diagnostic.explanation());
            markdown.append('\n').append(fence).append("text\n").append(diagnostic.explanation().stripTrailing())
                    .append('\n').append(fence).append('\n');
        }
        if (!story.isEmpty()) {
            markdown.append("\n").append(story);
        }
        return markdown.toString();
    }

    /** Longer than any row of back ticks in {@code text}, which would end the block too early. */
    private static String fence(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence;
    }
}
