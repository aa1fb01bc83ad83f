package dev.rustaiide.app.assistant.internal.view;

import java.util.concurrent.Executor;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.assistant.internal.parts.CodeBlock;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Language;

/** Finds the colours of a block of code as it grows, one parse at a time. UI thread only; it parses elsewhere. */
final class CodeColours {
    private final CodeBlock block;
    private final Syntax syntax;
    private final Executor ui;
    private String wanted = "";
    private String language = "";
    private boolean parsing;

    CodeColours(CodeBlock block, Syntax syntax, Executor ui) {
        this.block = block;
        this.syntax = syntax;
        this.ui = ui;
    }

    void follow(String named, String code) {
        language = named;
        if (!code.equals(wanted)) {
            wanted = code;
            parse();
        }
    }

    private void parse() {
        if (parsing || wanted.isEmpty()) {
            return;
        }
        parsing = true;
        String code = wanted;
        String name = language;
        String fence = code.contains("```") ? "~~~" : "```";
        Call.start("colours of an answer", scope -> {
            CodeTint tint = TintedCode.of(syntax, Language.PLAIN_TEXT, fence + name + "\n" + code + "\n" + fence);
            return new GrowingTint(code, tint.tint(name, code));
        }).whenDone(ui, outcome -> parsing = false).onSuccess(ui, tint -> {
            if (!block.isDisposed()) {
                block.setCodeTint(tint);
                if (!wanted.equals(code)) {
                    parse();
                }
            }
        });
    }
}
