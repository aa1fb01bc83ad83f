package dev.rustaiide.app.editor.language;

import java.util.function.Consumer;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.language.internal.Inquiries;
import dev.rustaiide.app.editor.language.internal.LanguageParts;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;

/**
 * Shows in one editor what is known about its text, for as long as the editor lives. Takes over the commands of the
 * editor that are about the meaning of its text, such as completion. UI thread only.
 */
public final class EditorLanguage {
    private final CodeEditor editor;
    private final Inquiries inquiries;
    private final LanguageParts parts;

    private EditorLanguage(CodeEditor editor, Look look, Listener listener) {
        this.editor = editor;
        inquiries = new Inquiries(editor.text(), editor.getDisplay()::asyncExec);
        parts = new LanguageParts(editor, look, inquiries, listener::fixChosen, listener::linkFollowed);
    }

    /** Hears what people choose that is to be done elsewhere, on the UI thread. */
    public interface Listener {
        /** Somebody clicked a link to {@code address} in an explanation or in the text. */
        default void linkFollowed(String address) {}

        /** Somebody chose {@code fix} of {@code diagnostic}; its edits are still to be made. */
        default void fixChosen(Diagnostic diagnostic, QuickFix fix) {}
    }

    /** Gives {@code editor} all that shows answers; call it once. Nothing is asked before {@link #connect}. */
    public static EditorLanguage in(CodeEditor editor, Look look, Listener listener) {
        return new EditorLanguage(editor, look, listener);
    }

    public CodeEditor editor() {
        return editor;
    }

    /**
     * Shows what {@code features} answer about the text. {@code effects} gets what people choose to have done, on the
     * UI thread; what concerns this editor alone is done by itself.
     */
    public void connect(LanguageFeatures features, Consumer<Effect> effects) {
        inquiries.connect(features, effects);
    }

    /** Asks anew for the answers that are shown: somebody knows more now. */
    public void refresh() {
        inquiries.refresh();
    }

    /** Offers what {@code source} knows: when asked, and while names are typed. */
    public void setCompletions(CompletionSource source) {
        parts.setSource(source);
    }

    /**
     * Puts the text in order as a step of its own. Ends when that is done, with whether anything changed; if nobody can
     * soon, with false. Never fails.
     */
    public Call<Boolean> format() {
        return parts.format();
    }
}
