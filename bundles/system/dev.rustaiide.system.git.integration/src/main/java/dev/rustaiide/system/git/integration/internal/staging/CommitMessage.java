package dev.rustaiide.system.git.integration.internal.staging;

import org.eclipse.jgit.lib.PersonIdent;

/** Messages of commits, as git keeps them. */
final class CommitMessage {
    private CommitMessage() {}

    /** Without spaces at ends of lines, and without empty lines but single ones between others. */
    static String clean(String message) {
        StringBuilder clean = new StringBuilder();
        boolean gap = false;
        for (String line : message.split("\r?\n")) {
            String text = line.stripTrailing();
            if (text.isEmpty()) {
                gap = !clean.isEmpty();
            } else {
                clean.append(gap ? "\n" : "").append(text).append('\n');
                gap = false;
            }
        }
        return clean.toString();
    }

    static String withoutComments(String message) {
        StringBuilder kept = new StringBuilder();
        message.lines().filter(line -> !line.startsWith("#")).forEach(line -> kept.append(line).append('\n'));
        return clean(kept.toString());
    }

    static String signedOff(String message, PersonIdent who) {
        String line = "Signed-off-by: " + who.getName() + " <" + who.getEmailAddress() + ">\n";
        if (message.endsWith(line)) {
            return message;
        }
        String last = message.substring(message.lastIndexOf('\n', message.length() - 2) + 1);
        boolean trailers = message.indexOf('\n') < message.length() - 1 && last.matches("(?s)[A-Za-z-]+: .*");
        return message + (trailers ? "" : "\n") + line;
    }
}
