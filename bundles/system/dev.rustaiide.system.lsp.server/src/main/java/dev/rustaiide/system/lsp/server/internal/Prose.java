package dev.rustaiide.system.lsp.server.internal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** Markdown and snippets for clients that can show them, and for those that cannot. */
final class Prose {
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!<>|-])");

    private Prose() {}

    static MarkupContent markup(String markdown, boolean isShown) {
        return isShown ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
                : new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
    }

    /** Without the fences of code and the escapes; the rest of Markdown was made to be read. */
    static String plain(String markdown) {
        String text = markdown.lines().filter(line -> !line.startsWith("```")).collect(Collectors.joining("\n"));
        return ESCAPED.matcher(text).replaceAll("$1");
    }

    /** What a snippet writes before anything is filled in. */
    static String withoutFields(String snippet) {
        var text = new StringBuilder();
        read(snippet, 0, text, false);
        return text.toString();
    }

    /** Reads up to the end, or to the brace that closes a field; returns where it stopped. */
    private static int read(String snippet, int start, StringBuilder text, boolean isField) {
        int at = start;
        while (at < snippet.length()) {
            char c = snippet.charAt(at);
            if (isField && c == '}') {
                return at;
            }
            if (c == '\\' && at + 1 < snippet.length()) {
                text.append(snippet.charAt(at + 1));
                at += 2;
            } else if (c == '$') {
                at = field(snippet, at + 1, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return at;
    }

    /** Reads {@code 1}, {@code {1}}, <code>{1:default}</code> or <code>{1|a,b|}</code> behind the dollar sign. */
    private static int field(String snippet, int start, StringBuilder text) {
        int at = start;
        boolean isBraced = at < snippet.length() && snippet.charAt(at) == '{';
        at += isBraced ? 1 : 0;
        int name = at;
        while (at < snippet.length() && Character.isLetterOrDigit(snippet.charAt(at)) || at < snippet.length()
                && snippet.charAt(at) == '_') {
            at++;
        }
        if (!isBraced) {
            text.append(at == name ? "$" : "");
            return at;
        }
        char next = at < snippet.length() ? snippet.charAt(at) : '}';
        if (next == ':') {
            return read(snippet, at + 1, text, true) + 1;
        }
        int end = snippet.indexOf('}', at);
        if (next == '|' && end > at) {
            text.append(snippet.substring(at + 1, end).replace("|", "").split(",", 2)[0]);
        }
        return end < 0 ? snippet.length() : end + 1;
    }
}
