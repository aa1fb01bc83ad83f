package dev.rustaiide.app.vim.internal.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.swt.SWT;

import dev.rustaiide.app.editor.CodeEditor;

/** Vim of each editor that is open; with an editor its Vim is gone. */
final class AttachedVims {
    private final Map<CodeEditor, EditorVim> all = new HashMap<>();
    private final Function<CodeEditor, EditorVim> maker;

    AttachedVims(Function<CodeEditor, EditorVim> maker) {
        this.maker = maker;
    }

    /** Vim of {@code editor}, from now on if it had none. */
    EditorVim attach(CodeEditor editor) {
        EditorVim known = all.get(editor);
        if (known != null) {
            return known;
        }
        EditorVim made = maker.apply(editor);
        all.put(editor, made);
        editor.addListener(SWT.Dispose, event -> all.remove(editor));
        return made;
    }

    Optional<EditorVim> of(CodeEditor editor) {
        return Optional.ofNullable(all.get(editor)).filter(EditorVim::isOn);
    }

    /** The one whose text {@code widget} shows. */
    Optional<EditorVim> at(Object widget) {
        return all.values().stream().filter(vim -> vim.isOn() && vim.isOf(widget)).findFirst();
    }

    void setAll(boolean on) {
        all.values().forEach(vim -> vim.set(on));
    }

    int count() {
        return all.size();
    }
}
