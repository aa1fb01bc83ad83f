package dev.rustaiide.foundation.error;

import java.util.ArrayList;
import java.util.List;

/** A failure for a terminal, in the manner of compilers. Lines have no colours and are not made safe to print. */
public final class CliText {
    private CliText() {}

    /** What happened and why behind the name of the program; then a line for each further cause; then what to do. */
    public static List<String> lines(String program, Failure failure) {
        var lines = new ArrayList<String>();
        if (failure instanceof Failure.Several several) {
            lines.add(program + ": " + several.what());
            several.groups().forEach(group -> lines.add("  " + group.text()));
        } else {
            lines.add(program + ": " + failure.what() + " " + failure.why());
        }
        failure.at().filter(place -> place.line() > 0).ifPresent(place -> lines.add("  at " + place));
        lines.add(failure.nextStep());
        return lines;
    }
}
