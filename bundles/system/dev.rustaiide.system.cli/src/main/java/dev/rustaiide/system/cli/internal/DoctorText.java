package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Finding.State;

/** What a doctor says to a person: by groups, each state as sign and word, and what to do about it at the end. */
final class DoctorText {
    /** So that the columns of all groups stand below each other. */
    private static final int STATE_WIDTH = 9;
    private static final int WIDEST_NAME = 16;

    private DoctorText() {}

    static List<String> lines(List<Finding> findings) {
        int width = findings.stream().mapToInt(finding -> finding.name().length()).filter(w -> w <= WIDEST_NAME).max()
                .orElse(0);
        var lines = new ArrayList<String>();
        for (Group group : Group.values()) {
            List<Finding> own = findings.stream().filter(finding -> finding.group() == group).toList();
            if (!own.isEmpty()) {
                lines.add(title(group));
                own.forEach(finding -> lines.add(line(finding, width)));
                lines.add("");
            }
        }
        advice("What must be mended", findings, Finding::isTrouble, lines);
        advice("What would be better", findings, DoctorText::couldBeBetter, lines);
        lines.add(summary(findings));
        return lines;
    }

    private static String title(Group group) {
        String name = group.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String line(Finding finding, int width) {
        var line = new StringBuilder("  ").append(sign(finding)).append(' ').append(padded(word(finding), STATE_WIDTH))
                .append(padded(finding.name(), width + 2));
        String value = finding.version();
        if (!value.isEmpty()) {
            line.append(value).append("  ");
        }
        return line.append(finding.path()).toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static char sign(Finding finding) {
        return finding.state() == State.OK ? '✓' : finding.isTrouble() ? '✗' : '!';
    }

    private static String word(Finding finding) {
        String word = switch (finding.state()) {
            case OK -> "ok";
            case WEAK -> "weak";
            case MISSING -> "missing";
            case OLD -> "too old";
            case BROKEN -> "broken";
        };
        return finding.isTrouble() ? word.toUpperCase(Locale.ROOT) : word;
    }

    private static boolean couldBeBetter(Finding finding) {
        return finding.state() != State.OK && !finding.isTrouble();
    }

    private static void advice(String title, List<Finding> findings, Predicate<Finding> which, List<String> lines) {
        List<Finding> meant = findings.stream().filter(which).toList();
        if (meant.isEmpty()) {
            return;
        }
        int longest = meant.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
        int width = Math.max(STATE_WIDTH, longest + 2);
        lines.add(title);
        for (Finding finding : meant) {
            lines.add("  " + padded(finding.name(), width) + finding.purpose() + '.');
            if (!finding.howToGet().isEmpty()) {
                lines.add("  " + " ".repeat(width) + finding.howToGet());
            }
        }
        lines.add("");
    }

    private static String summary(List<Finding> findings) {
        long trouble = findings.stream().filter(Finding::isTrouble).count();
        long better = findings.stream().filter(DoctorText::couldBeBetter).count();
        long fine = findings.size() - trouble - better;
        if (trouble + better == 0) {
            return "All is well.";
        }
        return fine + (fine == 1 ? " is fine" : " are fine") + (better == 0 ? "" : ", " + better + " could be better")
                + (trouble == 0 ? "" : ", " + trouble + " must be mended") + '.';
    }
}
