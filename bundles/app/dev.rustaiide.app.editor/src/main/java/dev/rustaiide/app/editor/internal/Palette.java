package dev.rustaiide.app.editor.internal;

import java.util.Arrays;

import org.eclipse.swt.graphics.Color;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** The colours of code, asked of the look once for each theme: a screen of code needs thousands. */
final class Palette {
    private static final Token[] TOKENS = Token.values();
    private static final HighlightKind[] KINDS = HighlightKind.values();

    private final Look look;
    private final @Nullable Color[] colors = new Color[TOKENS.length];
    private final Token[] tokens = new Token[KINDS.length];

    Palette(Look look) {
        this.look = look;
        for (HighlightKind kind : KINDS) {
            tokens[kind.ordinal()] = Token.valueOf("SYNTAX_" + kind.name());
        }
    }

    /** The theme changed. */
    void forget() {
        Arrays.fill(colors, null);
    }

    Color of(Token token) {
        Color color = colors[token.ordinal()];
        if (color == null) {
            color = look.color(token);
            colors[token.ordinal()] = color;
        }
        return color;
    }

    Color of(HighlightKind kind) {
        return of(tokens[kind.ordinal()]);
    }
}
