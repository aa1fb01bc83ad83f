package dev.rustaiide.app.workbench;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.QuotedWords;
import dev.rustaiide.foundation.common.SafeText;

/** Asks for the arguments that a program is started with, and shows how they are read. UI thread only. */
public final class ArgumentsPicker {
    private static final String HINT = "Its arguments, as in a shell; quotes hold words together";

    private ArgumentsPicker() {}

    /**
     * @param title what is done with the program, e.g. {@code Debug shop}
     * @param before what stands in the field at first: the line of the last time
     * @param then told the line, of which {@link QuotedWords} makes the arguments
     */
    public static void ask(Shell shell, Look look, String title, String before, Consumer<String> then) {
        new Picker<String>(shell, look, title, line -> Call.of(List.of(new PickerItem<>(line, row(title, line)))))
                .placeholder(HINT).onPick((line, beside) -> then.accept(line)).open(before);
    }

    /** How many there are, and each in marks of its own, so that a blank too much is seen. */
    static Row row(String title, String line) {
        List<String> words = QuotedWords.split(line);
        String all = String.join(" ", words.stream().map(word -> "“" + SafeText.line(word) + "”").toList());
        return Row.of(new Glyph(Icon.RUN, Token.SUCCESS), title + (words.isEmpty() ? " without arguments"
                : " with " + Counted.of(words.size(), "argument"))).detail(all);
    }
}
