package dev.rustaiide.app.assistant.internal.talk;

import dev.rustaiide.ai.provenance.Blame;

/** What is known of a line's origin, in one sentence. */
public final class OriginText {
    private OriginText() {}

    /** @param line from zero */
    public static String of(Blame blame, int line) {
        return blame.parts().stream().filter(part -> part.start() <= line && line < part.end()).findFirst()
                .map(OriginText::told)
                .orElse("Line " + (line + 1) + ": no model is recorded as its author.");
    }

    private static String told(Blame.Part part) {
        Blame.Source source = part.source();
        String day = source.time().length() >= 10 ? source.time().substring(0, 10) : source.time();
        return source.maker().model() + ", accepted by " + source.reviewer() + " on " + day + " ("
                + source.title() + ")" + (part.state() == Blame.State.EDITED_SINCE ? ", changed since" : "");
    }
}
