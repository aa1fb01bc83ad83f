package dev.rustaiide.app.git.internal.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.MarkedConflict;

/** The three sides of one conflict beside each other: ours, what both began with, theirs. */
final class Sides {
    private static final int HEIGHT = 190;

    private final Composite body;
    private final List<Caption> titles = new ArrayList<>();
    private final List<MarkdownView> texts = new ArrayList<>();
    private final Look look;
    private final Ui ui;
    private Optional<MarkedConflict> shown = Optional.empty();

    Sides(Composite parent, Look look, Ui ui) {
        this.look = look;
        this.ui = ui;
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, true);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2 * Look.STEP;
        body.setLayout(layout);
        for (int i = 0; i < 3; i++) {
            Caption title = new Caption(body, look, "", TextSize.SMALL, Token.MUTED);
            title.setGround(Token.BACKGROUND);
            title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            titles.add(title);
        }
        for (int i = 0; i < 3; i++) {
            MarkdownView text = new MarkdownView(body, look);
            text.setGround(Token.SURFACE);
            GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
            data.heightHint = HEIGHT;
            data.widthHint = 100;
            text.setLayoutData(data);
            texts.add(text);
        }
        dress();
    }

    Composite control() {
        return body;
    }

    void dress() {
        body.setBackground(look.color(Token.BACKGROUND));
    }

    /** Shows {@code conflict}; nothing for none. */
    void show(Optional<MarkedConflict> conflict, ConflictedFile file, Document document) {
        if (conflict.equals(shown)) {
            return;
        }
        shown = conflict;
        String language = document.language().id().value();
        titles.get(0).setText("Ours: " + SafeText.line(file.oursName()));
        titles.get(1).setText("Both began with");
        titles.get(2).setText("Theirs: " + SafeText.line(file.theirsName()));
        List<String> codes = conflict.map(now -> List.of(code(now.ours(), language),
                now.base().map(base -> code(base, language)).orElse("*Nobody knows.*"), code(now.theirs(), language)))
                .orElse(List.of("", "", ""));
        Call.start("colours of a conflict", scope -> codes.stream().map(code -> TintedCode.of(document.syntax(),
                document.language(), code)).toList()).onSuccess(ui, tints -> {
                    if (!body.isDisposed() && conflict.equals(shown)) {
                        fill(codes, tints);
                    }
                });
    }

    private void fill(List<String> codes, List<CodeTint> tints) {
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).setCodeTint(tints.get(i));
            texts.get(i).setText(codes.get(i));
        }
        body.layout(true, true);
    }

    /** Code as Markdown has it, whatever is in it. */
    static String code(String text, String language) {
        if (text.isEmpty()) {
            return "*Nothing is here.*";
        }
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + text.replace("\r", "") + (text.endsWith("\n") ? "" : "\n") + fence;
    }
}
