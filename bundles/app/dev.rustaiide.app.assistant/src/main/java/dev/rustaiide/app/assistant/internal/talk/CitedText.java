package dev.rustaiide.app.assistant.internal.talk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Citation;

/** Makes the places that an answer mentions links that lead there. */
public final class CitedText {
    private static final String SCHEME = "place:";

    private CitedText() {}

    /** {@code markdown} with a link wherever one of {@code citations} is mentioned, outside of links. */
    public static String linked(String markdown, List<Citation> citations) {
        if (citations.isEmpty()) {
            return markdown;
        }
        // The longer first: "lib.rs:12-20" is no mention of "lib.rs:12".
        List<Citation> longest = citations.stream().filter(each -> !each.mention().isEmpty())
                .sorted(Comparator.comparingInt((Citation each) -> each.mention().length()).reversed()).toList();
        var text = new StringBuilder();
        int at = 0;
        while (at < markdown.length()) {
            int end = linkEnd(markdown, at);
            if (end > at) {
                text.append(markdown, at, end);
                at = end;
                continue;
            }
            Optional<Citation> here = mentioned(markdown, at, longest);
            if (here.isPresent()) {
                at = link(markdown, at, here.get(), citations.indexOf(here.get()), text);
            } else {
                text.append(markdown.charAt(at++));
            }
        }
        return text.toString();
    }

    /** The place that a link of {@link #linked} leads to. */
    public static Optional<Citation> place(String link, List<Citation> citations) {
        if (!link.startsWith(SCHEME) || !link.substring(SCHEME.length()).matches("\\d{1,6}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(link.substring(SCHEME.length()));
        return index < citations.size() ? Optional.of(citations.get(index)) : Optional.empty();
    }

    /** Where a link that begins at {@code at} ends; {@code at} if none does. */
    private static int linkEnd(String text, int at) {
        if (text.charAt(at) != '[') {
            return at;
        }
        int close = text.indexOf("](", at);
        int line = text.indexOf('\n', at);
        int end = close < 0 || line >= 0 && line < close ? -1 : text.indexOf(')', close);
        return end < 0 ? at : end + 1;
    }

    private static Optional<Citation> mentioned(String text, int at, List<Citation> citations) {
        boolean begins = at == 0 || !isPart(text.charAt(at - 1));
        return !begins ? Optional.empty() : citations.stream()
                .filter(each -> text.startsWith(each.mention(), at) || text.startsWith('`' + each.mention() + '`', at))
                .filter(each -> {
                    int end = at + each.mention().length();
                    return text.charAt(at) == '`' || end >= text.length() || !isMore(text, end);
                }).findFirst();
    }

    private static int link(String text, int at, Citation citation, int index, StringBuilder out) {
        boolean code = text.charAt(at) == '`' && citation.mention().charAt(0) != '`';
        String mention = citation.mention();
        out.append("[`").append(mention).append("`](").append(SCHEME).append(index).append(')');
        return at + mention.length() + (code ? 2 : 0);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '/' || c == '.' || c == '-' || c == '`';
    }

    /** Whether a longer number or name goes on at {@code end}. */
    private static boolean isMore(String text, int end) {
        char c = text.charAt(end);
        boolean joined = (c == '-' || c == '/' || c == '.') && end + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(end + 1));
        return Character.isLetterOrDigit(c) || c == '_' || joined;
    }
}
