package dev.rustaiide.foundation.text;

import java.util.regex.Matcher;

/** What replaces a match: {@code $1}, {@code ${name}}, backslash escapes. */
final class GroupTemplate {
    private final String template;
    private int at;

    GroupTemplate(String template) {
        this.template = template;
    }

    String expand(Matcher match) {
        var result = new StringBuilder();
        at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c == '\\' && at < template.length()) {
                result.append(escaped(template.charAt(at++)));
            } else if (c == '$' && at < template.length()) {
                appendGroup(match, result);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private static char escaped(char c) {
        return c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }

    private void appendGroup(Matcher match, StringBuilder result) {
        char c = template.charAt(at);
        if (c == '{' && template.indexOf('}', at) > 0) {
            int end = template.indexOf('}', at);
            append(match.group(template.substring(at + 1, end)), result);
            at = end + 1;
        } else if (isDigit(c)) {
            append(group(match), result);
        } else {
            result.append('$');
        }
    }

    /** As many digits as make a group that there is, at least one. */
    private String group(Matcher match) {
        int number = template.charAt(at++) - '0';
        while (at < template.length() && isDigit(template.charAt(at))) {
            int longer = number * 10 + template.charAt(at) - '0';
            if (longer > match.groupCount()) {
                break;
            }
            number = longer;
            at++;
        }
        if (number > match.groupCount()) {
            throw new IllegalArgumentException("There is no group " + number + ".");
        }
        String group = match.group(number);
        return group == null ? "" : group;
    }

    private static void append(String group, StringBuilder result) {
        if (group != null) {
            result.append(group);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
