package dev.rustaiide.system.cargo.integration.internal;

import java.util.regex.Pattern;

/** Text without the escapes that colour it. */
final class Ansi {
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\u001b]8;[^\u001b]*\u001b\\\\");

    private Ansi() {}

    static String plain(String text) {
        return text.indexOf('\u001b') < 0 ? text : ESCAPE.matcher(text).replaceAll("");
    }
}
