package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.text.Text;

/** What people wrote about a declaration, as Markdown: the comment before it, or the first string of Python inside. */
final class DocComments {
    private static final int MOST_LINES = 200;
    private static final int MOST_DOCSTRING = 20_000;
    private static final Pattern DOCSTRING = Pattern.compile("\\s*[rR]?(\"\"\"|''')(.*?)\\1", Pattern.DOTALL);
    private static final Pattern INLINE_TAG =
            Pattern.compile("\\{@(code|literal|link|linkplain|value)\\s+([^{}\\s]+)\\s*([^{}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile(
            "(?m)^[ \\t]*[@\\\\](param|tparam|returns?|throws|exception|see|since|deprecated|brief|note)\\b[ \\t]*");
    private static final Pattern FIRST_WORD = Pattern.compile("^(?:\\{[^}]*}\\s*)?(\\S+)[ \\t]*(?:-[ \\t]+)?");

    private DocComments() {}

    /** Of what is declared from the line of {@code start} on; empty if nobody wrote anything. */
    static String of(Text text, int start, int end, String language) {
        if ("python".equals(language)) {
            String inside = docstring(text.substring(start, Math.min(end, start + MOST_DOCSTRING)));
            return inside.isEmpty() ? before(text, text.lineOf(start), true) : inside;
        }
        return before(text, text.lineOf(start), "shellscript".equals(language));
    }

    /** The documentation of the file itself: {@code //!} at its top. */
    static String ofFile(Text text) {
        var lines = new ArrayList<String>();
        for (int at = 0; at < Math.min(text.lineCount(), MOST_LINES) && text.line(at).startsWith("//!"); at++) {
            lines.add(text.line(at).replaceAll("^//! ?", ""));
        }
        return String.join("\n", lines);
    }

    /** The comment that ends on the line before {@code line}; attributes and annotations between are passed over. */
    private static String before(Text text, int line, boolean hashes) {
        var lines = new ArrayList<String>();
        boolean inBlock = false;
        boolean block = false;
        for (int at = line - 1; at >= 0 && line - at < MOST_LINES; at--) {
            String each = text.line(at).strip();
            if (inBlock || each.endsWith("*/") && lines.isEmpty()) {
                block = true;
                inBlock = !each.startsWith("/*");
                lines.addFirst(each.replaceAll("^/\\*[*!]* ?|\\s*\\*+/$", "").replaceAll("^\\*(?!\\*) ?", ""));
                if (!inBlock) {
                    break;
                }
            } else if (each.startsWith("//") && !each.startsWith("//!")) {
                lines.addFirst(each.replaceAll("^///? ?", ""));
            } else if (hashes && each.startsWith("#") && !each.startsWith("#!")) {
                lines.addFirst(each.replaceAll("^#+ ?", ""));
            } else if (!isAttribute(each)) {
                break;
            }
        }
        String comment = String.join("\n", lines).strip();
        return block || comment.contains("@param") || comment.contains("\\param") ? markdown(comment) : comment;
    }

    private static boolean isAttribute(String line) {
        return line.startsWith("#[") || line.startsWith("@") || line.endsWith(")]") || line.startsWith("template");
    }

    private static String docstring(String declaration) {
        int body = bodyOf(declaration);
        Matcher found = DOCSTRING.matcher(declaration);
        if (body < 0 || !found.region(body, declaration.length()).lookingAt()) {
            return "";
        }
        List<String> lines = found.group(2).lines().toList();
        int indent = lines.stream().skip(1).filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
        var out = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            out.add(i == 0 ? line.strip() : line.isBlank() ? "" : line.substring(indent).stripTrailing());
        }
        return String.join("\n", out).strip();
    }

    /** Behind the colon that is in no bracket. */
    private static int bodyOf(String declaration) {
        int depth = 0;
        for (int i = 0; i < declaration.length(); i++) {
            char c = declaration.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            if (c == ':' && depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Javadoc, JSDoc and Doxygen, as far as their tags say something. */
    static String markdown(String comment) {
        String inline = INLINE_TAG.matcher(comment).replaceAll(DocComments::inline);
        String html = inline.replaceAll("(?i)\\s*<p/?>\\s*", "\n\n").replaceAll("(?i)</p>", "")
                .replaceAll("(?i)</?(b|strong)>", "**").replaceAll("(?i)</?(i|em)>", "*")
                .replaceAll("(?i)</?(code|tt)>", "`").replaceAll("(?i)\\s*</?(ul|ol)>\\s*", "\n\n")
                .replaceAll("(?i)<li>\\s*", "- ").replaceAll("(?i)</li>", "")
                .replaceAll("(?i)<pre>\\s*", "\n```\n").replaceAll("(?i)\\s*</pre>", "\n```\n")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        int tags = indexOf(BLOCK_TAG, html);
        if (tags < 0) {
            return html.strip();
        }
        var out = new StringBuilder(html.substring(0, tags).strip());
        for (String tag : BLOCK_TAG.splitWithDelimiters(html.substring(tags), 0)) {
            boolean begins = BLOCK_TAG.matcher(tag).matches();
            out.append(begins ? "\n\n" + title(tag.replaceAll("\\W", "")) : described(out, tag));
        }
        return out.toString().strip();
    }

    private static int indexOf(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String inline(MatchResult tag) {
        boolean link = tag.group(1).startsWith("link");
        String words = link ? tag.group(3).isBlank() ? tag.group(2).replaceAll("^#", "").replace('#', '.')
                : tag.group(3).strip() : (tag.group(2) + ' ' + tag.group(3)).strip();
        return Matcher.quoteReplacement('`' + words.replaceAll("\\s*\\n\\s*", " ") + '`');
    }

    private static String title(String tag) {
        return switch (tag) {
            case "param", "tparam" -> "- ";
            case "return", "returns" -> "**Returns** ";
            case "throws", "exception" -> "**Throws** ";
            case "see" -> "**See** ";
            case "since" -> "**Since** ";
            case "deprecated" -> "**Deprecated** ";
            default -> "";
        };
    }

    /** The words behind a tag; the first is code where it names something. */
    private static String described(StringBuilder before, String words) {
        String one = words.strip().replaceAll("\\s*\\n\\s*", " ");
        boolean named = before.toString().endsWith("\n- ") || before.toString().endsWith("**Throws** ");
        return named ? FIRST_WORD.matcher(one).replaceFirst("`$1` ").strip() : one;
    }
}
