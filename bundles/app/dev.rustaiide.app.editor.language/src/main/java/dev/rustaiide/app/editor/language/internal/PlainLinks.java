package dev.rustaiide.app.editor.language.internal;

import java.util.regex.Pattern;

/** Documentation whose links lead into the code, as rustdoc's do, without the signs of links that lead nowhere here. */
final class PlainLinks {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[[^\\]\\n]+\\]:[ \\t]+\\S+.*(\\R|$)");
    private static final Pattern SHORT = Pattern.compile("\\[(`[^`\\]\\n]+`)\\](?:\\[[^\\]\\n]*\\])?(?!\\()");

    private PlainLinks() {}

    /** {@code markdown} without definitions of links, and with names of code instead of links by name. */
    static String of(String markdown) {
        if (markdown.indexOf('[') < 0) {
            return markdown;
        }
        return SHORT.matcher(DEFINITION.matcher(markdown).replaceAll("")).replaceAll("$1");
    }
}
