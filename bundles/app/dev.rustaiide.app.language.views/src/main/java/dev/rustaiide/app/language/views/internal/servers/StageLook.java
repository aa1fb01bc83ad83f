package dev.rustaiide.app.language.views.internal.servers;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.SourceChanged.Stage;

/** A stage by shape, colour and word. */
final class StageLook {
    private StageLook() {}

    static Glyph glyph(Stage stage) {
        return switch (stage) {
            case STARTING, LOADING, RESTARTING -> new Glyph(Icon.REFRESH, Token.ACCENT);
            case READY -> new Glyph(Icon.SERVER, Token.MUTED);
            case MISSING -> new Glyph(Icon.DOWNLOAD, Token.WARNING);
            case UNTRUSTED -> new Glyph(Icon.SHIELD, Token.WARNING);
            case FAILED -> new Glyph(Icon.ERROR, Token.ERROR);
            case STOPPED -> new Glyph(Icon.STOP, Token.MUTED);
        };
    }

    static String word(Stage stage) {
        return switch (stage) {
            case STARTING -> "starting";
            case LOADING -> "loading";
            case READY -> "ready";
            case RESTARTING -> "starting again";
            case MISSING -> "not installed";
            case UNTRUSTED -> "waits for trust";
            case FAILED -> "failed";
            case STOPPED -> "stopped";
        };
    }

    static boolean isBusy(Stage stage) {
        return stage == Stage.STARTING || stage == Stage.LOADING || stage == Stage.RESTARTING;
    }

    static boolean hasProcess(Stage stage) {
        return isBusy(stage) || stage == Stage.READY;
    }

    /** How much people want to hear of it: the one line there is tells of what matters most. */
    static int weight(Stage stage) {
        return switch (stage) {
            case FAILED -> 6;
            case MISSING -> 5;
            case RESTARTING -> 4;
            case STARTING, LOADING -> 3;
            case UNTRUSTED -> 2;
            case READY -> 1;
            case STOPPED -> 0;
        };
    }
}
