package dev.rustaiide.app.assistant.internal;

import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.app.assistant.internal.talk.OriginText;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/** Tells whether a model wrote the line at the caret, and who accepted it. */
@Creatable
public final class LineOrigins {
    private final Provenance provenance;
    private final Editors editors;
    private final Panels panels;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public LineOrigins(Provenance provenance, Editors editors, Panels panels, Look look, FailureNotices notices,
            Ui ui) {
        this.provenance = provenance;
        this.editors = editors;
        this.panels = panels;
        this.look = look;
        this.notices = notices;
        this.ui = ui;
    }

    void tell() {
        Optional<CodeEditor> editor = editors.activeCode();
        editor.flatMap(code -> code.document().file()).ifPresent(file -> {
            int line = editor.get().caret().line();
            Text text = editor.get().document().text();
            Call.start("who wrote a line", scope -> OriginText.of(provenance.blame(file, text), line))
                    .onFailure(ui, notices::show)
                    .onSuccess(ui, told -> panels.shell().ifPresent(shell -> Toast.say(shell, look, told)));
        });
    }
}
